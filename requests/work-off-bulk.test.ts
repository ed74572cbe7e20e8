import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { bulk, bulkRow, message, request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { ruledBy } from '#tests/ruled-by';
import { assign } from './assign.ts';
import { confirmBulk } from './confirm-bulk.ts';
import { disableStaff } from './disable-staff.ts';
import { extend } from './extend.ts';
import { forgetExpired } from './forget-expired.ts';
import { type ProposeBulk, proposeBulk } from './propose-bulk.ts';
import { record } from './record.ts';
import { refuse } from './refuse.ts';
import { stopBulk } from './stop-bulk.ts';
import { viewBulk } from './view-bulk.ts';
import { workOffBulk } from './work-off-bulk.ts';

const portal = ownPortal('habeas_worker');

const ground = { ground: 'unfounded', reason: 'Asked for fun' };
const at = () => later(1);
const work = (id: string) => workOffBulk({ id, now: at });

async function proposed(actor: StaffActor, asked: Pick<ProposeBulk, 'act' | 'typed' | 'which'>): Promise<string> {
  const result = await proposeBulk({ actor, submissionKey: randomUUID(), now, ...asked });
  assert.ok(result.ok, codeOf(result));
  return result.value;
}
const confirmed = async (actor: StaffActor, id: string, count?: number) =>
  assert.equal(codeOf(await confirmBulk({ actor, id, now, count: String(count) })), 'ok');

/** Each row's state and why, by the request. */
async function rowsOf(id: string) {
  const rows = await database().select().from(bulkRow).where(eq(bulkRow.bulkId, id));
  return new Map(rows.map(({ requestId, state, problem }) => [requestId, problem ? `${state} ${problem}` : state]));
}
const stateOf = async (id: string, requestId: string) => (await rowsOf(id)).get(requestId);
const refusals = async (requestId: string) =>
  (await lettersOf('refusal')).filter(({ fields }) => fields.statusUrl.endsWith(requestId)).length;

test('a rehearsal says of each which can be done and why not, and leaves no trace on any', async () => {
  const own = await makeStaff('reviewer', 'bulk-own@desk.test');
  const [open, theirs] = [await planned('access'), await planned('access', { email: 'bulk-own@desk.test' })];
  const closed = await planned('correct');
  assert.ok((await refuse({ actor: await makeStaff('reviewer'), id: closed.id, now, ...ground })).ok);
  const which = { ids: [open.id, theirs.id, closed.id, randomUUID(), "' or 1=1"] };
  const before = await portal.events('denied');
  const id = await proposed(own, { act: 'refuse', typed: ground, which });
  await work(id);
  assert.deepEqual(Object.fromEntries(await rowsOf(id)), {
    [open.id]: 'can',
    [theirs.id]: 'cannot self-not-allowed',
    [closed.id]: 'cannot not-possible-now',
  });
  assert.equal(await statusOf(open.id), 'review');
  assert.deepEqual(await eventsOf(open.id), ['received']);
  assert.equal(await refusals(open.id), 0);
  assert.equal(await database().$count(message, eq(message.requestId, open.id)), 0);
  assert.equal(await portal.events('denied'), before);
});

test('what can be done is done, what has moved on is told and left alone; worked off twice, nothing is done twice', async () => {
  const actor = await makeStaff('reviewer');
  const [plain, taken, gone] = [await planned('access'), await planned('access'), await planned('delete')];
  const which = { ids: [plain.id, taken.id, gone.id] };
  const id = await proposed(actor, { act: 'refuse', typed: ground, which });
  await work(id);
  await confirmed(actor, id, 3);
  const colleague = await makeStaff('approver');
  assert.ok((await assign({ actor: colleague, id: taken.id, now, staffId: colleague.staffId })).ok);
  assert.ok((await refuse({ actor: colleague, id: gone.id, now, ...ground })).ok);
  await Promise.all([work(id), work(id)]);
  await work(id);
  assert.deepEqual(Object.fromEntries(await rowsOf(id)), {
    [plain.id]: 'done',
    [taken.id]: 'failed changed-since',
    [gone.id]: 'failed changed-since',
  });
  assert.equal(await statusOf(plain.id), 'refused');
  assert.equal(await statusOf(taken.id), 'review');
  assert.deepEqual([await refusals(plain.id), await refusals(gone.id)], [1, 1]);
  assert.equal((await eventsOf(plain.id, actor.staffId)).length, 1);
  assert.equal(await portal.events('bulk-ended'), 1);
});

test('many are worked off a batch at a time, one job after the other, each act as on one request', async () => {
  const actor = await makeStaff('approver');
  const ids: string[] = [];
  for (let count = 0; count < 103; count++) ids.push(await fileAs(`many-${count}@example.test`, 'access'));
  const id = await proposed(actor, { act: 'assign', typed: { staffId: actor.staffId }, which: { ids } });
  const left = async () => [...(await rowsOf(id)).values()].filter((state) => state === 'new').length;
  await work(id);
  assert.equal(await left(), 3);
  assert.equal(await portal.jobs(`bulk:${id}`), 1);
  await work(id);
  await confirmed(actor, id);
  for (const _ of [1, 2]) await work(id);
  assert.equal(await database().$count(request, eq(request.assigneeId, actor.staffId)), 103);
  const [ended] = await database().select().from(bulk).where(eq(bulk.id, id));
  assert.ok(ended?.endedAt);
});

test('stopped, the rest is left as it is', async () => {
  const actor = await makeStaff('reviewer');
  const { id: requestId } = await planned('access');
  const id = await proposed(actor, { act: 'ask', typed: { words: 'Which one?' }, which: { ids: [requestId] } });
  await work(id);
  await confirmed(actor, id);
  assert.ok((await stopBulk({ actor, id, now })).ok);
  await work(id);
  assert.deepEqual([await stateOf(id, requestId), await statusOf(requestId)], ['can', 'review']);
});

test('who is shut out meanwhile does nothing more: each row is asked for again', async () => {
  const [actor, admin] = [await makeStaff('reviewer'), await makeStaff('admin')];
  const { id: requestId } = await planned('access');
  const id = await proposed(actor, { act: 'extend', typed: { reason: 'Much to read' }, which: { ids: [requestId] } });
  await work(id);
  await confirmed(actor, id);
  assert.ok((await disableStaff({ actor: admin, staffId: actor.staffId, now })).ok);
  await work(id);
  assert.equal(await stateOf(id, requestId), 'failed sign-in-first');
  assert.ok(!(await eventsOf(requestId)).includes('extended'));
});

test('answers are put off to the day of each law, which is told before, and to the named one where a law has none', async () => {
  const actor = await makeStaff('reviewer');
  const [first, second, named] = [await planned('access'), await planned('access'), await planned('access')];
  for (const { id } of [first, second]) await ruledBy(id, 'us-ca');
  await ruledBy(named.id, 'kr-pipa');
  const which = { ids: [first.id, second.id, named.id] };
  const id = await proposed(actor, { act: 'extend', typed: { reason: 'Much to read', until: '2026-07-15' }, which });
  const untils = async () => {
    const view = await viewBulk({ actor, id, now, show: 'all', after: 0 });
    return view.ok && view.value.untils;
  };
  const told = [
    { on: '2026-07-15', law: 'kr-pipa', count: 1 },
    { on: '2026-08-30', law: 'us-ca', count: 2 },
  ];
  await work(id);
  assert.deepEqual(await untils(), told);
  await confirmed(actor, id);
  await work(id);
  assert.deepEqual(await untils(), told);
});

test('a row that takes the worker down is given up after three tries, and the others are done', async () => {
  const actor = await makeStaff('reviewer');
  const [bad, good] = [await planned('access'), await planned('access')];
  const id = await proposed(actor, { act: 'assign', typed: { staffId: '' }, which: { ids: [bad.id, good.id] } });
  await portal.owner().query('UPDATE bulk_row SET tries = 3 WHERE bulk_id = $1 AND request_id = $2', [id, bad.id]);
  await work(id);
  assert.deepEqual([await stateOf(id, bad.id), await stateOf(id, good.id)], ['cannot gave-up', 'can']);
});

/** Asking about these requests fails in the midst, as nobody expected. @returns what mends it */
async function breakAsking(ids: readonly string[]): Promise<() => Promise<unknown>> {
  await portal.owner().query(`CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'broken'; END $$`);
  await portal.owner().query(`CREATE TRIGGER broken BEFORE INSERT ON message FOR EACH ROW
    WHEN (NEW.request_id = ANY ('{${ids.join()}}')) EXECUTE FUNCTION broken()`);
  return () => portal.owner().query('DROP TRIGGER broken ON message');
}

test('rows that fail again and again hold none of the others up, and are told', async () => {
  const actor = await makeStaff('reviewer');
  const made = [await planned('access'), await planned('access'), await planned('access'), await planned('access')];
  const ids = made.map((one) => one.id);
  const id = await proposed(actor, { act: 'ask', typed: { words: 'Which one?' }, which: { ids } });
  await work(id);
  await confirmed(actor, id);
  const odd = ids.slice(0, 2);
  const mend = await breakAsking(odd);
  assert.equal((await work(id)).length, 2);
  const states = async () => Promise.all(ids.map((requestId) => stateOf(id, requestId)));
  assert.deepEqual(await states(), ['can', 'can', 'done', 'done']);
  assert.equal(await portal.jobs(`bulk:${id}`), 1);
  for (const _ of [2, 3]) await assert.rejects(work(id), 'nothing else is left: the queue waits');
  assert.deepEqual(await work(id), []);
  await mend();
  assert.deepEqual(await states(), ['failed gave-up', 'failed gave-up', 'done', 'done']);
  const [ended] = await database().select().from(bulk).where(eq(bulk.id, id));
  assert.ok(ended?.endedAt);
});

test('what an outage breaks off is undone whole, and taken up where it was', async () => {
  const actor = await makeStaff('reviewer');
  const [one, other] = [await planned('access'), await planned('access')];
  const which = { ids: [one.id, other.id] };
  const id = await proposed(actor, { act: 'ask', typed: { words: 'Which one?' }, which });
  await work(id);
  await confirmed(actor, id);
  const mend = await breakAsking(which.ids);
  await assert.rejects(work(id));
  for (const requestId of which.ids) {
    assert.deepEqual([await stateOf(id, requestId), await statusOf(requestId)], ['can', 'review']);
  }
  await mend();
  await work(id);
  assert.deepEqual([...new Set((await rowsOf(id)).values())], ['done']);
  for (const requestId of which.ids) {
    assert.deepEqual((await eventsOf(requestId)).filter((type) => type === 'question-asked').length, 1);
  }
});

test('what was never begun goes after a day, what was done after a month', async () => {
  const actor = await makeStaff('reviewer');
  const { id: requestId } = await planned('access');
  const id = await proposed(actor, { act: 'assign', typed: {}, which: { ids: [requestId] } });
  await forgetExpired(later(23 * 60));
  assert.equal((await rowsOf(id)).size, 1);
  await forgetExpired(later(25 * 60));
  assert.equal((await rowsOf(id)).size, 0);
});

test('nobody is refused over what they wrote, or a colleague did, since it was proposed; an owner they get all the same', async () => {
  const actor = await makeStaff('reviewer');
  const [quiet, wrote, extended] = [await planned('access'), await planned('access'), await planned('access')];
  const which = { ids: [quiet.id, wrote.id, extended.id] };
  const id = await proposed(actor, { act: 'refuse', typed: ground, which });
  const owning = await proposed(actor, {
    act: 'assign',
    typed: { staffId: actor.staffId },
    which: { ids: [wrote.id] },
  });
  await work(id);
  await work(owning);
  await confirmed(actor, id, 3);
  await confirmed(actor, owning, 1);
  const colleague = await makeStaff('reviewer');
  assert.ok((await extend({ actor: colleague, id: extended.id, now: at(), reason: 'Very many rows' })).ok);
  const person = await proven('wrote@example.test', now);
  await inTransaction((tx) => record(tx, { type: 'message-sent', actor: person, now: at(), requestId: wrote.id }));
  await work(owning);
  assert.equal(await stateOf(owning, wrote.id), 'done');
  await work(id);
  assert.deepEqual(Object.fromEntries(await rowsOf(id)), {
    [quiet.id]: 'done',
    [wrote.id]: 'failed changed-since',
    [extended.id]: 'failed changed-since',
  });
  assert.equal(await refusals(wrote.id), 0);
});

test('that a request is about whom it would be given to is told when it is on record, and not by a rehearsal', async () => {
  const [actor, own] = [await makeStaff('reviewer'), await makeStaff('reviewer', 'bulk-owner@desk.test')];
  const theirs = await planned('access', { email: 'bulk-owner@desk.test' });
  const id = await proposed(actor, { act: 'assign', typed: { staffId: own.staffId }, which: { ids: [theirs.id] } });
  await work(id);
  assert.equal(await stateOf(id, theirs.id), 'can');
  assert.deepEqual(await eventsOf(theirs.id), ['received']);
  await confirmed(actor, id, 1);
  await work(id);
  assert.equal(await stateOf(id, theirs.id), 'failed owner-not-possible');
  assert.deepEqual(await eventsOf(theirs.id), ['received', 'denied']);
});
