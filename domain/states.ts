import type { Kind } from './kinds.ts';
import { skipsReview } from './kinds.ts';

/** The states of a request. The list also makes the Postgres enum `status`. */
export const statuses = [
  'received', // the worker's move: find and plan
  'review', // staff's move: answer the plan's questions, prepare, approve, refuse, ask
  'waiting', // the person's move: answer what staff asked, or show that a request which came by letter is theirs
  'approved', // nobody's move: a deletion cools off; the worker takes it when the time is over
  'running', // the worker's move
  'done',
  'refused',
  'withdrawn', // the person cancelled
  'lapsed', // the person did not answer in time
] as const;
export type Status = (typeof statuses)[number];

/** Who has the next move. */
export type Mover = 'worker' | 'staff' | 'person' | 'nobody';

/** One row a state: who moves next, and where the request may go. No other move exists. */
const table: Record<Status, { mover: Mover; to: readonly Status[] }> = {
  received: { mover: 'worker', to: ['review', 'running', 'withdrawn', 'refused'] },
  // To `done` at once where staff answer in words or by categories, or pass it on: there is nothing to run.
  review: { mover: 'staff', to: ['approved', 'running', 'waiting', 'done', 'refused', 'withdrawn'] },
  // To `received` when it was keyed in: nothing is looked up before somebody has shown whose it is.
  waiting: { mover: 'person', to: ['received', 'review', 'done', 'withdrawn', 'refused', 'lapsed'] },
  approved: { mover: 'worker', to: ['running', 'review', 'withdrawn'] },
  // Back to review when the plan no longer matches what was approved.
  running: { mover: 'worker', to: ['done', 'review'] },
  done: { mover: 'nobody', to: [] },
  refused: { mover: 'nobody', to: [] },
  withdrawn: { mover: 'nobody', to: [] },
  lapsed: { mover: 'nobody', to: [] },
};

export const moverOf = (status: Status): Mover => table[status].mover;

/** Whence a request is taken up again, by an upheld appeal or a late answer: the one way out of a closed state. */
export const mayReopen: Status[] = ['refused', 'done', 'lapsed'];

export const mayMove = (from: Status, to: Status): boolean => table[from].to.includes(to);

/** States from which `to` may be reached: the `WHERE status IN (…)` of a move. */
export const statesBefore = (to: Status): Status[] => statuses.filter((from) => mayMove(from, to));

/** An open request still has a move to be made; a person has at most one open request of a kind. */
export const isOpen = (status: Status): boolean => table[status].to.length > 0;

export const openStatuses: Status[] = statuses.filter(isOpen);

/** A person may cancel until the worker has taken the request; what skips review is done before they could. */
export const mayCancel = (status: Status, kind: Kind): boolean => mayMove(status, 'withdrawn') && !skipsReview(kind);

/** What a done request came to. */
export const outcomes = [
  'fulfilled',
  'in-part',
  'nothing-found',
  'all-kept', // nothing of what was asked was done, as all that was found has to stay: counted as denied
] as const;
export type Outcome = (typeof outcomes)[number];
