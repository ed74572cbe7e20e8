/** Whether what is asked now is asked already by a request that is open: no wish may be lost by leading to that one. */
import type { Answers } from './answers.ts';
import { partOf } from './asked-data.ts';
import { everything } from './choices.ts';

type Copy = Extract<Answers, { kind: 'access' }>;

/** A copy of everything holds any part, and one of a category all its parts. */
function holds({ categories }: Copy, choice: string): boolean {
  return categories.length === 0 || categories.some((one) => one === choice || choice.startsWith(partOf(one, '')));
}

type Deletion = Extract<Answers, { kind: 'delete' }>;

/** A deletion of everything holds that of a part, but for one of what was collected before a policy changed. */
const deletes = (open: Deletion, asked: Deletion): boolean =>
  (open.scope === asked.scope && open.policyVersion === asked.policyVersion) ||
  (open.scope === everything && open.policyVersion === undefined);

type Correction = Extract<Answers, { kind: 'correct' }>;

const corrects = (open: Correction, { changes }: Correction): boolean =>
  changes.every((asked) =>
    open.changes.some(({ field, was, value }) => field === asked.field && was === asked.was && value === asked.value),
  );

const isPart = (asked: readonly string[], open: readonly string[]): boolean => asked.every((one) => open.includes(one));

/** All that is asked now is asked by the open one. No complaint is another. */
export function covers(open: Answers, asked: Answers): boolean {
  if (open.kind === 'opt-out' && asked.kind === 'opt-out') return isPart(asked.purposes, open.purposes);
  if (open.kind === 'report-lost' && asked.kind === 'report-lost') return isPart(asked.items, open.items);
  if (open.kind === 'delete' && asked.kind === 'delete') return deletes(open, asked);
  if (open.kind === 'correct' && asked.kind === 'correct') return corrects(open, asked);
  if (open.kind !== 'access' || asked.kind !== 'access') return false;
  return asked.categories.length === 0
    ? open.categories.length === 0
    : asked.categories.every((choice) => holds(open, choice));
}
