import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listApprovals } from '#db/approval';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import { keyedHash } from '#db/keys';
import { findPlan } from '#db/plan';
import { delayOf } from '#domain/delay';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';
import { run } from './run.ts';

let worker: TestWorker;
let prepares = '';
let approves = '';
let expedites = '';
before(async () => {
  worker = await openWorker();
  prepares = await staffMember('rita@desk.example', 'reviewer');
  approves = await staffMember('adam@desk.example', 'approver');
  expedites = await staffMember('esme@desk.example', 'approver');
});
after(() => worker.close());

async function statusOf(id: string) {
  return (await opened(id)).status;
}

async function accounts(email: string): Promise<number> {
  const { rows } = await worker.shop.query('SELECT 1 FROM accounts WHERE email = $1', [email]);
  return rows.length;
}

const erase = (email: string) => filed(email, { kind: 'delete', scope: 'everything', note: '' }, worker.clock.now);

async function approvedDeletion(email: string): Promise<string> {
  const id = await erase(email);
  await worker.work();
  await signed(id, 'prepare', [prepares]);
  await signed(id, 'approve', [approves]);
  await released(id, 'approved', new Date(worker.clock.now.getTime() + 60_000));
  return id;
}

test('a deletion is planned, told of, cooled off, carried out and receipted', async () => {
  const id = await approvedDeletion('iris.vale@mail.example');
  await worker.work();
  assert.equal(await statusOf(id), 'approved');
  assert.equal(await accounts('iris.vale@mail.example'), 1);
  const notices = (await lettersOf('deletion-notice')).map(({ to }) => to).sort();
  assert.deepEqual(notices, ['iris.old@mail.example', 'iris.spare@mail.example', 'iris.vale@mail.example']);
  worker.clock.now = new Date(worker.clock.now.getTime() + 61_000);
  await worker.work();
  assert.equal(await statusOf(id), 'done');
  assert.equal(await accounts('iris.vale@mail.example'), 0);
  assert.equal((await opened(id)).outcome, 'in-part');
  const done = await lettersOf('done');
  assert.deepEqual(
    done.map(({ to }) => to),
    ['iris.vale@mail.example'],
  );
  const plan = (await findPlan(database(), id, (await opened(id)).key))?.body;
  const together = plan?.tables.reduce((sum, { mentioned }) => sum + mentioned, 0) ?? 0;
  const told = done[0]?.fields.categories.reduce((sum, { shared = 0 }) => sum + shared, 0);
  assert.ok(together > 0);
  assert.equal(told, together, 'what is shared with others is told of, and stays');
  const events = (await listEvents(database(), id)).map(({ type }) => type);
  assert.deepEqual(events, ['received', 'planned', 'scheduled', 'run-started', 'done']);
});

/** An approved deletion whose contacts were told and whose cooling-off is over. */
async function cooledOff(email: string): Promise<string> {
  const id = await approvedDeletion(email);
  await worker.work();
  await later(61);
  return id;
}

async function later(seconds: number): Promise<void> {
  worker.clock.now = new Date(worker.clock.now.getTime() + seconds * 1000);
}

/** That the request is back at the desk, its person reads that it is put off, and the account is untouched. */
async function isBack(id: string, email: string): Promise<void> {
  const events = await listEvents(database(), id);
  const wasTold = events.some(({ type }) => type === 'scheduled');
  assert.equal(delayOf(await opened(id), events), wasTold ? 'put-off' : null);
  assert.equal(await statusOf(id), 'review');
  assert.equal(await accounts(email), 1);
}

test('told twice and more, a deletion is done once: one receipt, one letter, one event', async () => {
  const id = await cooledOff('person30@people.test');
  await Promise.all([1, 2, 3].map(() => run({ requestId: id }, worker.surroundings)));
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'done');
  assert.equal((await worker.shop.query('SELECT 1 FROM habeas.receipt WHERE request_id = $1', [id])).rowCount, 1);
  assert.equal((await lettersOf('done')).filter(({ to }) => to === 'person30@people.test').length, 1);
  assert.equal((await listEvents(database(), id)).filter(({ type }) => type === 'done').length, 1);
});

test('A5: a deletion cannot start a second before its cooling-off is over, and can a second after', async () => {
  const id = await approvedDeletion('person31@people.test');
  await worker.work();
  await later(59);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'approved');
  await later(2);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'done');
});

test('A5: without its notices a deletion does not start, however long it waited', async () => {
  const id = await approvedDeletion('person32@people.test');
  await later(3600);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'approved');
  assert.equal(await accounts('person32@people.test'), 1);
  assert.equal((await lettersOf('deletion-notice')).filter(({ to }) => to === 'person32@people.test').length, 1);
});

test('A5: two who expedite it end the cooling-off, one does not', async () => {
  const id = await approvedDeletion('person33@people.test');
  await worker.work();
  await signed(id, 'expedite', [expedites]);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'approved');
  await signed(id, 'expedite', [approves]);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'done');
});

test('a deletion that somebody paused by the notice’s link stays where it is', async () => {
  const id = await cooledOff('person34@people.test');
  await worker.owner.query('UPDATE request SET paused_at = now() WHERE id = $1', [id]);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'approved');
});

test('a deletion waits while the map has drifted, and goes on when it covers the database again', async () => {
  const id = await cooledOff('person49@people.test');
  await worker.owner.query(`UPDATE installation SET map_drift = '["a column that no line covers"]'`);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await accounts('person49@people.test'), 1);
  await worker.owner.query("UPDATE installation SET map_drift = '[]'");
  await later(301);
  await worker.work();
  assert.equal(await statusOf(id), 'done');
});

test('a disarmed installation deletes nothing, and goes on when it is armed', async () => {
  const id = await cooledOff('person35@people.test');
  await worker.owner.query('UPDATE installation SET armed_at = NULL');
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await accounts('person35@people.test'), 1);
  await worker.owner.query('UPDATE installation SET armed_at = now()');
  await later(301);
  await worker.work();
  assert.equal(await statusOf(id), 'done');
});

test('a deletion waits for the copy that the same person asked for', async () => {
  const id = await cooledOff('person36@people.test');
  const access = await filed('person36@people.test', { kind: 'access', categories: [], note: '' }, worker.clock.now);
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'approved');
  await worker.owner.query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [access]);
  await later(301);
  await worker.work();
  assert.equal(await statusOf(id), 'done');
});

test('E4, F11: rows that came after the approval stop the run; approvals fall with the plan, and a new one is made', async () => {
  const id = await cooledOff('person37@people.test');
  const before = await planOf(id);
  await worker.shop.query(
    "INSERT INTO contact_messages (name, email, message, received_at) VALUES ('x', 'person37@people.test', 'one more', now())",
  );
  await worker.work();
  await isBack(id, 'person37@people.test');
  assert.notEqual(await planOf(id), before);
  await released(id, 'approved', worker.clock.now);
  await worker.work();
  await isBack(id, 'person37@people.test');
  assert.equal((await lettersOf('staff-run-failed')).at(-1)?.fields.failure, 'approval-fell');
});

async function planOf(id: string): Promise<string> {
  const { rows } = await worker.owner.query('SELECT digest FROM plan WHERE request_id = $1 AND superseded_at IS NULL', [
    id,
  ]);
  return rows[0]?.digest;
}

test('A3: an address that was changed before the run stops it with no row touched', async () => {
  const id = await cooledOff('person38@people.test');
  await worker.shop.query("UPDATE accounts SET email = 'gone@people.test' WHERE email = 'person38@people.test'");
  await worker.work();
  await isBack(id, 'gone@people.test');
});

test('E5: an approver who was disabled since the approval sends the request back', async () => {
  const id = await cooledOff('person39@people.test');
  await worker.owner.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [approves]);
  await run({ requestId: id }, worker.surroundings);
  await worker.owner.query('UPDATE staff SET disabled_at = NULL WHERE id = $1', [approves]);
  await isBack(id, 'person39@people.test');
  const plan = await findPlan(database(), id, (await opened(id)).key);
  assert.deepEqual(plan && (await listApprovals(database(), plan.id)), [], 'nobody’s name stands under it any more');
});

test('E12: a deletion that who broke the glass prepared and signed alone does not run, whatever the database says', async () => {
  const id = await erase('person43@people.test');
  await worker.work();
  await worker.owner.query("INSERT INTO glass (request_id, staff_id, reason, broken_at) VALUES ($1, $2, 'harm', $3)", [
    ...[id, approves, worker.clock.now],
  ]);
  await signed(id, 'prepare', [approves]);
  await signed(id, 'approve', [approves]);
  await released(id, 'approved', worker.clock.now);
  await worker.work();
  await isBack(id, 'person43@people.test');
});

test('E6: a job that nobody asked for deletes nothing that was not approved', async () => {
  const id = await erase('person40@people.test');
  await worker.work();
  await run({ requestId: id }, worker.surroundings);
  await isBack(id, 'person40@people.test');
  await signed(id, 'prepare', [approves]);
  await signed(id, 'approve', [approves]);
  await released(id, 'approved', worker.clock.now);
  await worker.work();
  await isBack(id, 'person40@people.test');
});

test('E10: an approver said to live with the person since counts no more: the request is back for another', async () => {
  const email = 'person44@people.test';
  const id = await cooledOff(email);
  await worker.owner.query('INSERT INTO household (staff_id, email_index) VALUES ($1, $2)', [
    ...[approves, keyedHash('email', email)],
  ]);
  await worker.work();
  await isBack(id, email);
  assert.equal((await lettersOf('staff-run-failed')).at(-1)?.fields.failure, 'approval-fell');
});

test('H2, H3: what fails reaches queue and log as a class, never in the database’s own words', async () => {
  const id = await cooledOff('person41@people.test');
  await worker.shop.query(`CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE unique_violation USING MESSAGE = 'Key (email)=(CANARY-LOG)', DETAIL = 'CANARY-LOG'; END $$`);
  await worker.shop.query('CREATE TRIGGER tell BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION tell()');
  await run({ requestId: id }, worker.surroundings).catch(() => {});
  await worker.shop.query('DROP TRIGGER tell ON accounts');
  await isBack(id, 'person41@people.test');
  const { rows } = await worker.owner.query('SELECT failure FROM run WHERE request_id = $1', [id]);
  assert.match(rows[0].failure, /^[a-z-]+$/);
});

test('a lock that does not come free in time is tried again, and the desk hears of it when it lasts', async () => {
  const id = await cooledOff('person42@people.test');
  const { rows } = await worker.shop.query("SELECT id FROM accounts WHERE email = 'person42@people.test'");
  await worker.shop.query('BEGIN');
  await worker.shop.query('SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE', [rows[0].id]);
  const heard = async () =>
    (await lettersOf('staff-run-failed')).filter(({ fields }) => fields.failure === 'lock-timeout');
  await assert.rejects(run({ requestId: id }, worker.surroundings));
  assert.equal((await heard()).length, 0);
  await worker.owner.query('UPDATE run SET attempts = 2 WHERE request_id = $1', [id]);
  await assert.rejects(run({ requestId: id }, worker.surroundings));
  assert.equal((await heard()).length, 3, 'each of the three at the desk');
  await worker.shop.query('COMMIT');
  assert.equal(await statusOf(id), 'running');
  await run({ requestId: id }, worker.surroundings);
  assert.equal(await statusOf(id), 'done');
});
