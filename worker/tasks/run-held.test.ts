import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { database, inTransaction } from '#db/client';
import { listEvents } from '#db/event';
import { insertHold } from '#db/hold';
import { findPlan } from '#db/plan';
import { mayAppeal } from '#domain/appeals';
import { indexesOf } from '#requests/who';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, readyToErase, released, signed, staffMember, type TestWorker } from '#tests/worker';
import { run } from './run.ts';

let worker: TestWorker;
let names: [string, string];
before(async () => {
  worker = await openWorker();
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
  // The worker itself lays no hold: here it stands for the desk.
  await worker.owner.query('GRANT INSERT ON hold, hold_identity TO habeas_worker');
});
after(() => worker.close());

const hold = (email: string, tables: string[]) =>
  inTransaction((tx) => {
    const who = { email, others: {} };
    const words = { reason: 'a court asked for it', law: 'Order 12-345', reviewOn: '2036-01-31' };
    const made = { submissionKey: randomUUID(), createdAt: worker.clock.now, createdBy: names[0] };
    return insertHold(tx, { id: randomUUID(), tables, ...words, ...made, who, indexes: indexesOf(who) });
  });

const planOf = async (id: string) => {
  const about = await opened(id);
  return findPlan(database(), id, about.key);
};

const rowsOf = async (table: string, email: string) =>
  (
    await worker.shop.query(`SELECT 1 FROM ${table} t JOIN accounts a ON a.id = t.account_id WHERE a.email = $1`, [
      email,
    ])
  ).rowCount;

test('US-6: what is held is on the plan, stays through the deletion, and the person is told why and until when', async () => {
  const email = 'iris.vale@mail.example';
  await hold(email, ['letters_and_calls']);
  const before = await rowsOf('letters_and_calls', email);
  assert.ok(before && before > 0);
  const id = await filed(email, { kind: 'delete', scope: 'everything', note: '' }, worker.clock.now);
  await worker.work();
  const plan = await planOf(id);
  assert.ok(plan?.body.questions.some(({ code }) => code === 'legal-hold'));
  await worker.owner.query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [id]);
  const again = await readyToErase(worker, email, names);
  await run({ requestId: again }, worker.surroundings);
  assert.deepEqual([(await opened(again)).status, (await opened(again)).outcome], ['done', 'in-part']);
  assert.equal(await rowsOf('letters_and_calls', email), before);
  const [told] = await lettersOf('done');
  const kept = told?.fields.categories.flatMap(({ category, kept: lines }) =>
    lines.map((line) => ({ category, ...line })),
  );
  const held = kept?.filter(({ reason }) => reason === 'a court asked for it') ?? [];
  assert.ok(held.some(({ category, until }) => category === 'Messages, letters and calls' && until === '2036-01-31'));
  assert.equal(
    told?.fields.denied?.appealUrl,
    `${told?.fields.statusUrl}/appeal`,
    'what stays can be appealed against',
  );
  assert.equal((await opened(again)).refusedBy, names[1], 'which goes to another than who approved it');
});

test('US-6, Q32: a hold that comes while the deletion is under way has it taken back, and the next try keeps the rows', async () => {
  const email = 'noor.aziz@mail.example';
  const id = await readyToErase(worker, email, names);
  await worker.shop.query('BEGIN');
  await worker.shop.query('SELECT 1 FROM accounts WHERE email = $1 FOR UPDATE', [email]);
  const running = run({ requestId: id }, worker.surroundings);
  const failed = assert.rejects(running, { failure: 'conflict' });
  const waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
  while ((await worker.account.with((client) => client.query(waits))).rowCount === 0) await sleep(5);
  await hold(email, []);
  await worker.shop.query('COMMIT');
  await failed;
  assert.equal((await opened(id)).status, 'running');
  assert.equal((await worker.shop.query('SELECT 1 FROM accounts WHERE email = $1', [email])).rowCount, 1);
  await run({ requestId: id }, worker.surroundings);
  assert.equal((await opened(id)).status, 'review');
});

test('US-6, Q32: a hold that came after the approval stops the run, and the request is reviewed with it', async () => {
  const email = 'omar.reed@mail.example';
  const id = await readyToErase(worker, email, names);
  const before = await planOf(id);
  await hold(email, []);
  await run({ requestId: id }, worker.surroundings);
  assert.equal((await opened(id)).status, 'review');
  const last = (await listEvents(database(), id)).at(-1);
  assert.deepEqual([last?.type, last?.detail.cause], ['run-failed', 'plan-changed']);
  assert.equal((await worker.shop.query('SELECT 1 FROM accounts WHERE email = $1', [email])).rowCount, 1);
  await worker.work();
  const after = await planOf(id);
  assert.ok(after && after.digest !== before?.digest);
  assert.equal(
    after.body.tables.reduce((rows, { erased }) => rows + erased, 0),
    0,
    'all of it is held',
  );
  await signed(id, 'prepare', [names[0]]);
  await signed(id, 'approve', [names[1]]);
  await released(id, 'approved', worker.clock.now);
  await worker.work();
  worker.clock.now = new Date(worker.clock.now.getTime() + 1000);
  await worker.work();
  const { status, outcome, refusedBy, closedAt, importId } = await opened(id);
  assert.deepEqual([status, outcome], ['done', 'all-kept']);
  assert.ok(mayAppeal({ status, outcome, refusedBy, closedAt, importId }, null));
  assert.equal(refusedBy, names[1], 'an appeal is decided by somebody else');
  const told = (await lettersOf('done')).at(-1)?.fields;
  assert.match(told?.denied?.regulator ?? '', /^the California Privacy Protection Agency/);
  assert.deepEqual([told?.denied?.isComplaint, told?.denied?.appealUrl], [true, `${told?.statusUrl}/appeal`]);
  assert.ok(told?.categories.some(({ kept }) => kept.some(({ law }) => law === 'Order 12-345')));
  assert.ok(told?.categories.every(({ erased, reduced }) => erased + reduced === 0));
  assert.equal((await worker.shop.query('SELECT 1 FROM accounts WHERE email = $1', [email])).rowCount, 1);
});
