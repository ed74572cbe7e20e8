/** Whether what is asked now is asked already by a request that is open: no wish may be lost by leading to that one. */
import type { Answers } from './answers.ts';
import { partOf } from './asked-data.ts';

type Copy = Extract<Answers, { kind: 'access' }>;

/** A copy of everything holds any part, and one of a category all its parts. */
function holds({ categories }: Copy, choice: string): boolean {
  return categories.length === 0 || categories.some((one) => one === choice || choice.startsWith(partOf(one, '')));
}

/**
 * An opt-out is the same only when the open one stops all that is to stop now, and a copy when all that is asked of now
 * is in the open one; no complaint is another. Of the other kinds a person has one at a time.
 */
export function covers(open: Answers, asked: Answers): boolean {
  if (open.kind === 'opt-out' && asked.kind === 'opt-out')
    return asked.purposes.every((purpose) => open.purposes.includes(purpose));
  if (open.kind === 'access' && asked.kind === 'access')
    return asked.categories.length === 0
      ? open.categories.length === 0
      : asked.categories.every((choice) => holds(open, choice));
  return open.kind === asked.kind && asked.kind !== 'other';
}
