import { addDays } from './clock.ts';
import { datesFor } from './law/dates-for.ts';
import type { Law } from './law/rule.ts';
import type { Outcome, Status } from './states.ts';

/** Days in which we answer where no law sets any: the shortest time in which one of them wants to hear from us. */
const ownDays = 30;

/** Whether the laws know no appeal to who decided: what a person sends us is then a complaint, treated alike. */
export const isComplaint = (laws: readonly Law[]): boolean => laws.every(({ appeal }) => appeal === null);

/**
 * The last day for the outcome of an appeal, and what sets it; no article where the day is our own word.
 * @param receivedOn `YYYY-MM-DD`, in the organisation's time zone
 * @see Va. Code 59.1-577(C); Colo. Rev. Stat. 6-1-1306(3); DPA 2018 s. 164A
 */
export function appealBy(laws: readonly Law[], receivedOn: string): { on: string; article: string } {
  const due = datesFor(laws, { kind: 'access', events: appealedOn(receivedOn) }).appealBy;
  // A law that only wants complaints acknowledged leaves the rest to "without undue delay".
  const complaint = laws.find((law) => law.complaint)?.complaint;
  return due ?? { on: addDays(receivedOn, ownDays), article: complaint?.article ?? '' };
}

const appealedOn = (on: string) => [{ type: 'received', on } as const, { type: 'appealed', on } as const];

/**
 * To which day the outcome of an appeal may be put off, and by when its person has to hear of that; null where one of
 * the laws lets it wait no longer.
 * @see Colo. Rev. Stat. 6-1-1306(3)(b); Minn. Stat. 325M.14
 */
export function appealExtension(
  laws: readonly Law[],
  receivedOn: string,
): { on: string; article: string; noticeBy: string } | null {
  const events = [...appealedOn(receivedOn), { type: 'appeal-extended', on: receivedOn } as const];
  const later = datesFor(laws, { kind: 'access', events }).appealBy;
  const { on: noticeBy } = appealBy(laws, receivedOn);
  return later && later.on > noticeBy ? { on: later.on, article: later.article, noticeBy } : null;
}

type Refused = {
  status: Status;
  outcome: Outcome | null;
  refusedBy: string | null;
  closedAt: Date | null;
  importId: string | null;
};

/**
 * Whether there is a refusal, of the whole or of a part, or nothing could be done, that nobody has appealed against yet. One that was brought in is
 * looked at anew by asking anew: this portal has nothing of it to take up again.
 */
export function mayAppeal(
  { status, outcome, refusedBy, closedAt, importId }: Refused,
  last: { receivedAt: Date } | null,
): boolean {
  if (importId !== null) return false;
  const isRefused = status === 'refused' || (status === 'done' && (refusedBy !== null || outcome === 'all-kept'));
  return isRefused && (last === null || (closedAt !== null && last.receivedAt < closedAt));
}
