import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { listEvents } from '#db/event';
import { listFindings } from '#db/finding';
import { findPlan } from '#db/plan';
import { troubleOf } from '#domain/trouble';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, staffMember, type TestWorker } from '#tests/worker';
import { findAndPlan } from './find-and-plan.ts';
import { showFindings } from './show-findings.ts';

let worker: TestWorker;
before(async () => {
  worker = await openWorker();
  await staffMember('rita@desk.example', 'reviewer');
});
after(() => worker.close());

const asked = (email: string) => filed(email, { kind: 'access', categories: [], note: '' }, worker.clock.now);
const planOf = async (id: string) => findPlan(database(), id, (await opened(id)).key);
const eventsOf = async (id: string) => (await listEvents(database(), id)).map(({ type }) => type);

test('a request that is received is planned and handed to staff; told twice, nothing changes', async () => {
  const id = await asked('iris.vale@mail.example');
  await worker.work();
  const first = await planOf(id);
  assert.equal((await opened(id)).status, 'review');
  worker.clock.now = new Date(worker.clock.now.getTime() + 5000);
  await findAndPlan({ requestId: id }, worker.surroundings);
  assert.equal((await planOf(id))?.id, first?.id);
  assert.deepEqual(await eventsOf(id), ['received', 'planned']);
});

test('E4: a plan made anew over other rows takes the place of the one before', async () => {
  const id = await asked('lena.park@mail.example');
  await worker.work();
  const first = await planOf(id);
  await worker.shop.query("DELETE FROM payment_cards WHERE account_id = 5 AND last4 = '4444'");
  await findAndPlan({ requestId: id }, worker.surroundings);
  assert.notEqual((await planOf(id))?.digest, first?.digest);
});

test('a request that was withdrawn meanwhile is not planned', async () => {
  const id = await asked('omar.reed@mail.example');
  await worker.owner.query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [id]);
  await worker.work();
  assert.equal(await planOf(id), null);
});

test('a letter from before the account was there is asked about, and the same day on our pages is not', async () => {
  const earlier = "received_on = '2001-01-01'";
  const codesAfter = async (email: string, set: string) => {
    const id = await asked(email);
    await worker.owner.query(`UPDATE request SET ${set} WHERE id = $1`, [id]);
    await findAndPlan({ requestId: id }, worker.surroundings);
    return (await planOf(id))?.body.questions.map(({ code }) => code);
  };
  const typed = "channel = 'letter', keyed_in_by = (SELECT id FROM staff LIMIT 1)";
  assert.deepEqual(await codesAfter('omar.reed@mail.example', `${earlier}, ${typed}`), ['received-before-account']);
  assert.deepEqual(await codesAfter('person7@people.test', earlier), []);
});

test('a plan that cannot be made is told of once, tried again, and made when the fault is gone', async () => {
  const id = await asked('noor.aziz@mail.example');
  await worker.shop.query('ALTER TABLE visitor_sessions RENAME TO moved');
  for (let time = 0; time < 3; time++) await assert.rejects(findAndPlan({ requestId: id }, worker.surroundings));
  await worker.shop.query('ALTER TABLE moved RENAME TO visitor_sessions');
  assert.deepEqual(await eventsOf(id), ['received', 'plan-failed']);
  assert.deepEqual(
    (await lettersOf('staff-run-failed')).map(({ fields }) => fields.failure),
    ['schema-changed'],
  );
  await findAndPlan({ requestId: id }, worker.surroundings);
  assert.ok(await planOf(id));
});

test('REL-05: while other work holds the rows a request waits to be planned, the desk says why, and then it is planned', async () => {
  const id = await asked('person50@people.test');
  await worker.shop.query('BEGIN; LOCK TABLE accounts');
  await assert.rejects(findAndPlan({ requestId: id }, worker.surroundings));
  await worker.shop.query('ROLLBACK');
  const trouble = async () => troubleOf(await listEvents(database(), id));
  assert.deepEqual([(await opened(id)).status, await trouble()], ['received', 'lock-timeout']);
  await findAndPlan({ requestId: id }, worker.surroundings);
  assert.deepEqual([(await opened(id)).status, await trouble()], ['review', null]);
});

test('H3: a job holds ids and nothing else', async () => {
  await asked('theo.marsh@mail.example');
  const { rows } = await worker.owner.query('SELECT payload::text FROM graphile_worker._private_jobs');
  for (const { payload } of rows) assert.match(payload, /^\{"(requestId|id)":"[0-9a-f-]{36}"\}$/);
});

test('findings are sealed, last minutes, and are not shown of a closed request', async () => {
  const id = await asked('person22@people.test');
  await showFindings({ requestId: id }, worker.surroundings);
  const { key } = await opened(id);
  const at = (minutes: number) => new Date(worker.clock.now.getTime() + minutes * 60_000);
  const shown = (now: Date) => inTransaction((tx) => listFindings(tx, { requestId: id, key, now }));
  const accounts = (await shown(at(14))).find(({ table }) => table === 'accounts');
  assert.deepEqual([accounts?.found, accounts?.addresses], [1, ['person22@people.test']]);
  assert.deepEqual(await shown(at(16)), []);
  const clear = await worker.owner.query(
    "SELECT 1 FROM finding WHERE position('people.test'::bytea IN body_sealed) > 0",
  );
  assert.equal(clear.rowCount, 0);
  await worker.owner.query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [id]);
  await worker.owner.query('DELETE FROM finding');
  await showFindings({ requestId: id }, worker.surroundings);
  assert.deepEqual(await shown(at(1)), []);
});
