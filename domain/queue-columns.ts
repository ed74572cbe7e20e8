/** What of a request can be taken out of the queue as a table; none of it tells who the person is. */
export const queueColumns = [
  'reference',
  'kind',
  'state',
  'owner',
  'received',
  'due',
  'days',
  'law',
  'channel',
  'language',
  'closed',
  'outcome',
  'ground',
  'appeal-due',
  'paused',
  'trial',
] as const;
export type QueueColumn = (typeof queueColumns)[number];

/** Those that were asked for, in the order of the list; all when none of them is one. */
export function chosenColumns(asked: readonly string[]): QueueColumn[] {
  const chosen = queueColumns.filter((column) => asked.includes(column));
  return chosen.length > 0 ? chosen : [...queueColumns];
}
