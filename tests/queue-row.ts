import type { QueueRow } from '#requests/list-queue';

/** An open request for a deletion with 30 days left and nothing to tell, as the queue lists it. */
export const queueRow: QueueRow = {
  id: '00000000-0000-4000-8000-000000000000',
  reference: 'ABCD-2345-EF67',
  kind: 'delete',
  status: 'review',
  receivedOn: '2026-09-01',
  answerByOn: '2026-10-01',
  appealByOn: null,
  days: 30,
  isPaused: false,
  isDuplicate: false,
  isPrepared: false,
  isTrial: false,
  hasBounced: false,
  hasMessage: false,
  hasNote: false,
  isFrozen: false,
  snoozedUntil: null,
  owner: null,
  isToDo: true,
};
