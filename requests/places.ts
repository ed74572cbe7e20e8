import { dayOf } from '#domain/clock';
import { type Kind, skipsReview } from '#domain/kinds';
import { type Place, placeOf } from '#domain/law/places';
import type { Law } from '#domain/law/rule';
import { organisation } from './organisation.ts';
import { lawsInForce } from './rules-for.ts';

const today = (now: Date) => dayOf(now, organisation().timeZone);

/**
 * Places among which a person chooses, by their laws' ids; none where one law is declared, since there is nothing to ask.
 */
export function placesOffered(now: Date): { law: string; place: Place }[] {
  const places = lawsInForce(today(now)).flatMap(({ id }) => {
    const place = placeOf(id);
    return place ? [{ law: id, place }] : [];
  });
  return places.length > 1 ? places : [];
}

/**
 * Whether a kind has to wait for the question where somebody lives. An opt-out and a stolen credential never do: they are
 * done at once, wherever that is.
 * @see 11 CCR 7004(a)(2), 7026(d)
 */
export const asksPlace = (kind: Kind, now: Date): boolean => !skipsReview(kind) && placesOffered(now).length > 0;

/** Whether the law of a place lets people ask for this; of somebody whose place is not known, any of the laws. */
export function isRight(kind: Kind, residence: string | undefined, now: Date): boolean {
  // Something else, and a complaint, anybody may bring.
  if (kind === 'report-lost' || kind === 'other') return true;
  const day = today(now);
  const has = ({ rights }: Law) => {
    const right = rights[kind];
    return right !== undefined && (right.since === undefined || right.since <= day);
  };
  const laws = lawsInForce(day);
  const theirs = laws.filter(({ id }) => id === residence);
  return (theirs.length > 0 ? theirs : laws).some(has);
}
