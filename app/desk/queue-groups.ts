import type { Queue } from '#requests/list-queue';
import { type LineInWords, queueLine } from './queue-line.ts';

export type LineGroup = { name: string | null; lines: LineInWords[] };

/** A page of the queue as it is shown: of a search what is still to be done under one heading, what is closed under another. */
export function queueGroups({ rows, isGrouped }: Pick<Queue, 'rows' | 'isGrouped'>): LineGroup[] {
  if (!isGrouped) return [{ name: null, lines: rows.map(queueLine) }];
  const { todo = [], closed = [] } = Object.groupBy(rows, ({ isToDo }) => (isToDo ? 'todo' : 'closed'));
  return [
    { name: 'Still to answer', lines: todo.map(queueLine) },
    { name: 'Closed', lines: closed.map(queueLine) },
  ].filter(({ lines }) => lines.length > 0);
}
