import { bulkWordsOf, countRows, findBulk, listBulkRows } from '#db/bulk';
import type { Transaction } from '#db/client';
import { holdStaff } from '#db/staff';
import {
  type BulkAct,
  type BulkRowState,
  type BulkStage,
  type BulkUntil,
  type BulkWords,
  bulkRowStates,
  bulkStage,
  isLeft,
  untilIn,
} from '#domain/bulk';
import { isProblemCode, ok, type Problem, type Result } from '#domain/problems';
import { atBulk, type BulkAsked } from './at-bulk.ts';

const pageSize = 100;

/** Which rows are shown: those of which something is to be said, or all. */
export const bulkShows = ['all', 'not', 'done'] as const;
export type BulkShow = (typeof bulkShows)[number];

/** Which rows those are; once it is stopped, what is left as it was is not done either. */
export function statesOf(show: BulkShow, stage: BulkStage): readonly BulkRowState[] {
  if (show === 'all') return bulkRowStates;
  if (show === 'done') return ['done'];
  return bulkRowStates.filter((state) => isLeft(state, stage) || state === 'cannot' || state === 'failed');
}

export type BulkView = {
  id: string;
  act: BulkAct;
  words: BulkWords;
  /** Name of who would own them; null for nobody. */
  owner: string | null;
  stage: BulkStage;
  counts: Record<BulkRowState, number>;
  /** Why some cannot be done, the commonest first. */
  reasons: { problem: Pick<Problem, 'code' | 'detail'>; count: number }[];
  /** To which day answers are put off, and by which law, the soonest first. */
  untils: (BulkUntil & { count: number })[];
  rows: BulkViewRow[];
  /** For the next page's `after`, null on the last. */
  next: number | null;
};

export type BulkViewRow = Omit<Awaited<ReturnType<typeof listBulkRows>>[number], 'problem' | 'detail'> & {
  problem: Pick<Problem, 'code' | 'detail'> | null;
  until: BulkUntil | null;
};

/** An act on many requests: what it would do or has done, how many cannot be done and why, and each row's outcome. */
export function viewBulk({
  show,
  after,
  ...asked
}: BulkAsked & { show: BulkShow; after: number }): Promise<Result<BulkView>> {
  return atBulk(asked, { act: 'view-queue', find: findBulk }, async (tx, bulk) => {
    const words = bulkWordsOf(bulk);
    const grouped = await countRows(tx, bulk.id);
    const counts: BulkView['counts'] = { new: 0, can: 0, cannot: 0, done: 0, failed: 0 };
    for (const { state, count } of grouped) counts[state] += count;
    const stage = bulkStage(bulk);
    const rows = await listBulkRows(tx, bulk.id, { states: statesOf(show, stage), after, limit: pageSize + 1 });
    return ok({
      id: bulk.id,
      act: bulk.act,
      words,
      owner: await nameOf(tx, words.staffId),
      stage,
      counts,
      reasons: grouped.flatMap((group) => {
        const problem = problemOf(group);
        return problem ? [{ problem, count: group.count }] : [];
      }),
      untils: untilsOf(grouped.filter(({ state }) => !isLeft(state, stage))),
      rows: rows.slice(0, pageSize).map((row) => ({
        ...row,
        problem: problemOf(row),
        until: isLeft(row.state, stage) ? null : untilOf(row),
      })),
      next: rows.length > pageSize ? (rows[pageSize - 1]?.position ?? null) : null,
    });
  });
}

const nameOf = async (tx: Transaction, id = ''): Promise<string | null> => (await holdStaff(tx, id))?.name ?? null;

type Kept = { problem: string | null; detail: Record<string, string | number> | null };

const untilOf = ({ problem, detail }: Kept): BulkUntil | null => (problem ? null : untilIn(detail));

/** The same day by the same law once, in whatever state its requests are. */
function untilsOf(grouped: readonly (Kept & { count: number })[]): BulkView['untils'] {
  const all = grouped.flatMap((group) => {
    const until = untilOf(group);
    return until ? [{ ...until, count: group.count }] : [];
  });
  const same = Object.values(Object.groupBy(all, ({ on, law }) => `${on} ${law}`)).map((some = []) => some);
  return same
    .flatMap(([first, ...more]) =>
      first ? [{ ...first, count: more.reduce((sum, { count }) => sum + count, first.count) }] : [],
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

const problemOf = ({ problem, detail }: Kept): BulkViewRow['problem'] =>
  problem && isProblemCode(problem) ? { code: problem, ...(detail ? { detail } : {}) } : null;
