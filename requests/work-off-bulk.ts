import {
  type Bulk,
  type BulkOutcome,
  type BulkRow,
  bulkWordsOf,
  countRows,
  countTry,
  findBulk,
  listRowsIn,
  lockBulk,
  lockBulkRow,
  settleRow,
  updateBulk,
} from '#db/bulk';
import { database, inTransaction, type Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { type BulkStage, type BulkWords, bulkStage, untilIn } from '#domain/bulk';
import { type Result, refused } from '#domain/problems';
import { askPerson } from './ask-person.ts';
import { assign } from './assign.ts';
import type { Around, DeskAct } from './at-desk.ts';
import { extend } from './extend.ts';
import { haveOthersActed } from './having-seen.ts';
import { record } from './record.ts';
import { refuse } from './refuse.ts';
import { orUndone, Undone } from './undone.ts';

/** So many rows are one job: others get their turn between, and a worker can end. */
const batch = 100;

/** After so many tries that ended nowhere a row is given up, and the rest goes on. */
const triesAtMost = 3;

export type WorkOffBulk = { id: string; now: () => Date };

type Work = { bulk: Bulk; actor: StaffActor; words: BulkWords; now: () => Date };

const verbs: Record<Bulk['act'], (asked: DeskAct, words: BulkWords) => Promise<Result<unknown>>> = {
  assign: (asked, { staffId }) => assign({ ...asked, staffId: staffId || null }),
  ask: (asked, { words }) => askPerson({ ...asked, words }),
  refuse: (asked, { ground, reason }) => refuse({ ...asked, ground, reason }),
  extend: (asked, { reason, until }) => extend({ ...asked, reason, until }),
};

/**
 * Rehearses, or once it is confirmed carries out, the next rows of an act on many requests, each in a transaction of its
 * own and in the name of whoever proposed it, as they may act at that moment. A row's outcome is written with what is done
 * to the request: a worker that dies between two rows leaves nothing done twice, and nothing untold. A row that fails is
 * tried again with the next ones, and holds none of them up.
 * @returns what broke rows off
 * @throws the first of it when no row came to an end: then it is rather the database, and the queue waits longer each time
 */
export async function workOffBulk({ id, now }: WorkOffBulk): Promise<unknown[]> {
  const bulk = await findBulk(database(), id);
  const stage = bulk && bulkStage(bulk);
  if (!bulk || (stage !== 'checking' && stage !== 'running')) return [];
  const work = { bulk, actor: await actorOf(bulk), words: bulkWordsOf(bulk), now };
  const rows = await listRowsIn(database(), id, { state: stage === 'running' ? 'can' : 'new', limit: batch });
  const faults: unknown[] = [];
  for (const row of rows) {
    if ((await stageNow(id)) !== stage) return faults;
    await countTry(database(), row);
    await (stage === 'running' ? carryOut(row, work) : rehearse(row, work)).catch((fault) => faults.push(fault));
  }
  if (faults.length > 0 && faults.length === rows.length) throw faults[0];
  await goOn({ id, stage, isLast: rows.length < batch && faults.length === 0, now: now() });
  return faults;
}

async function stageNow(id: string): Promise<BulkStage | null> {
  const bulk = await findBulk(database(), id);
  return bulk && bulkStage(bulk);
}

/** Whoever proposed it, with the role of now; what they may do is asked again for each row. */
function actorOf({ createdBy, sessionId, secondFactorAt }: Bulk): Promise<StaffActor> {
  return inTransaction(async (tx) => {
    const who = await holdStaff(tx, createdBy);
    if (!who) throw new Error('nobody proposed it');
    return { kind: 'staff', staffId: who.id, sessionId, name: who.name, role: who.role, secondFactorAt };
  });
}

/** What is decided about a person is not decided over what they, or colleagues, did since it was proposed. */
async function hasMoved(
  tx: Transaction,
  row: BulkRow,
  request: OpenedRequest,
  { bulk, actor }: Work,
): Promise<boolean> {
  if (row.status !== request.status || row.assigneeId !== request.assigneeId) return true;
  const isLater = ({ at }: { at: Date }) => at > bulk.createdAt;
  return bulk.act !== 'assign' && haveOthersActed(tx, row.requestId, { than: actor, isLater });
}

const outcomeOf = (result: Result<unknown>): BulkOutcome =>
  result.ok ? { problem: null, until: untilIn(result.value) } : { problem: result.problems[0] };

/**
 * Does the act with all its checks, and takes it back: nothing says better whether it can be done. That a request is about
 * whom it would be given to is not told before it is on record.
 */
async function rehearse(row: BulkRow, work: Work): Promise<void> {
  const result = await act(row, work, async (tx, request, whole) => {
    throw new Undone((await hasMoved(tx, row, request, work)) ? refused('changed-since') : await whole());
  });
  const found = result ? outcomeOf(result) : { problem: null };
  const outcome = found.problem?.code === 'owner-not-possible' ? { problem: null } : found;
  await settleRow(database(), row, { state: outcome.problem ? 'cannot' : 'can', ...outcome });
}

async function carryOut(row: BulkRow, work: Work): Promise<void> {
  const result = await act(row, work, async (tx, request, whole) => {
    if (!(await lockBulkRow(tx, row))) throw new Undone(null);
    const done = (await hasMoved(tx, row, request, work)) ? refused('changed-since') : await whole();
    await settleRow(tx, row, { state: done.ok ? 'done' : 'failed', ...outcomeOf(done) });
    return done;
  });
  // Of a request whose content is destroyed, nothing was begun that could have said so.
  if (result && !result.ok) await settleRow(database(), row, { state: 'failed', problem: result.problems[0] });
}

/** @returns what it came to; null when somebody else has settled this row */
async function act(row: BulkRow, { bulk, actor, words, now }: Work, around: Around): Promise<Result<unknown> | null> {
  if (row.tries >= triesAtMost) return refused('gave-up');
  return orUndone(verbs[bulk.act]({ actor, id: row.requestId, now: now(), around }, words));
}

type Next = { id: string; stage: BulkStage; isLast: boolean; now: Date };

function goOn({ id, stage, isLast, now }: Next): Promise<void> {
  return inTransaction(async (tx) => {
    const bulk = await lockBulk(tx, id);
    if (!bulk || bulkStage(bulk) !== stage) return;
    if (!isLast) return enqueue(tx, 'bulk', { bulkId: id }, { key: `bulk:${id}` });
    if (stage === 'checking') return updateBulk(tx, id, { checkedAt: now });
    await updateBulk(tx, id, { endedAt: now });
    const counts = await countRows(tx, id);
    const sum = (state: BulkRow['state']) =>
      counts.reduce((all, row) => all + (row.state === state ? row.count : 0), 0);
    const detail = { bulkId: id, done: sum('done'), failed: sum('failed') };
    await record(tx, { type: 'bulk-ended', actor: { kind: 'worker' }, now, detail });
  });
}
