import type { RuledBy } from '#domain/law/clock-event';
import { corrected } from '#domain/law/corrected';
import { lawOf } from '#domain/law/law-of';
import type { Law } from '#domain/law/rule';
import { organisation } from './organisation.ts';

/** Of the laws that the organisation declares, those whose day has come. */
export function lawsInForce(today: string): Law[] {
  const inForce = organisation()
    .laws.map((id) => lawOf(id))
    .filter(({ from }) => from === null || from <= today);
  return inForce.length > 0 ? inForce : [lawOf('default')];
}

/**
 * What a request is ruled by: the law of where the person lives or, where that is not known, all that the organisation
 * declares, of which the shortest time counts.
 * @param residence id of a law; anything else is taken for not knowing
 */
export function rulesFor(residence: string | undefined, today: string): RuledBy {
  const declared = lawsInForce(today);
  const theirs = declared.filter(({ id }) => id === residence);
  const laws = theirs.length > 0 ? theirs : declared;
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
