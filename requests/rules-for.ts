import type { Kind } from '#domain/kinds';
import type { RuledBy } from '#domain/law/clock-event';
import { corrected } from '#domain/law/corrected';
import { lawOf } from '#domain/law/law-of';
import { placeOf } from '#domain/law/places';
import type { Law } from '#domain/law/rule';
import { organisation } from './organisation.ts';

/** Of the laws that the organisation declares, those of a place whose day has come; the children's law is not chosen. */
export function lawsInForce(today: string): Law[] {
  const inForce = organisation()
    .laws.map((id) => lawOf(id))
    .filter(({ id, from }) => placeOf(id) !== null && (from === null || from <= today));
  return inForce.length > 0 ? inForce : [lawOf('default')];
}

const isAmerican = (id: string): boolean => id.startsWith('us-');

/**
 * The children's law, where it rules too: it is about age and not about a place, and applies by itself beside the law of a
 * place in the United States.
 * @param place ids of the laws of where the child lives or may live
 * @see 16 CFR 312.6
 */
function childrensLaw(place: readonly string[], kind: Kind): Law[] {
  const coppa = lawOf('us-coppa');
  return place.some(isAmerican) && Object.hasOwn(coppa.rights, kind) ? [coppa] : [];
}

/**
 * What a request is ruled by: the law of where the person lives or, where that is not known, all that the organisation
 * declares, of which the shortest time counts.
 * @param residence id of a law; anything else is taken for not knowing
 * @param ofChild what is asked about a child, where a parent asks
 */
export function rulesFor(residence: string | undefined, today: string, ofChild: Kind | null): RuledBy {
  const declared = lawsInForce(today);
  const theirs = declared.filter(({ id }) => id === residence);
  const ofPlace = theirs.length > 0 ? theirs : declared;
  const maybe = theirs.length > 0 ? theirs.map(({ id }) => id) : organisation().laws;
  const laws = ofChild ? [...ofPlace, ...childrensLaw(maybe, ofChild)] : ofPlace;
  const { answerDays = null, holidays = null, corrections } = organisation();
  return { laws: laws.map(({ id, version }) => ({ id, version })), corrections, answerDays, holidays };
}

/** The laws themselves, as they were when the rules were written down, with counsel's corrections. */
export const ruledLaws = ({ laws, corrections }: RuledBy): Law[] =>
  laws.map(({ id, version }) => corrected(lawOf(id, version), corrections));

/** How a request names its laws, and in which versions: one word for each. */
export const lawNames = ({ laws }: RuledBy): { law: string; lawVersion: string } => ({
  law: laws.map(({ id }) => id).join(' '),
  lawVersion: laws.map(({ version }) => version).join(' '),
});
