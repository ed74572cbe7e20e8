/** An older copy of the portal's database beside a newer account database: a deletion is there that the portal has forgotten. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import { opened, openWorker, readyToErase, released, signed, staffMember, type TestWorker } from '#tests/worker';
import { tasks } from '../tasks.ts';

let worker: TestWorker;
let names: [string, string];
before(async () => {
  worker = await openWorker();
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
});
after(() => worker.close());

const run = (id: string) => tasks.run?.({ requestId: id }, worker.surroundings);
const purges = async (id: string) =>
  (await worker.shop.query("SELECT id FROM habeas.receipt WHERE kind = 'purge' AND request_id = $1", [id])).rowCount;
const came = async (email: string) =>
  (await worker.shop.query('SELECT id FROM accounts WHERE email = $1', [email])).rowCount;

/** Deleted, and then the portal is as it was before the run. */
async function forgotten(email: string): Promise<string> {
  const id = await readyToErase(worker, email, names);
  worker.clock.now = new Date(worker.clock.now.getTime() + 3_600_000);
  await run(id);
  assert.equal((await opened(id)).status, 'done');
  assert.deepEqual([await purges(id), await came(email)], [1, 0]);
  await worker.owner.query('DELETE FROM ledger_chunk; DELETE FROM ledger');
  await worker.owner.query('DELETE FROM run WHERE request_id = $1', [id]);
  await worker.owner.query("UPDATE request SET status = 'approved', outcome = NULL, closed_at = NULL WHERE id = $1", [
    id,
  ]);
  // Somebody came back meanwhile, under the same address.
  await worker.shop.query(
    `INSERT INTO accounts SELECT (jsonb_populate_record(a, jsonb_build_object('id', 90000 + length($1::text), 'email', $1::text, 'username', $1::text))).*
     FROM accounts a WHERE email = 'omar.reed@mail.example'`,
    [email],
  );
  assert.equal(await came(email), 1);
  return id;
}

test('H10: a plan that was carried out before the portal forgot it meets its receipt, and takes nobody who came back', async () => {
  const id = await forgotten('iris.vale@mail.example');
  await run(id);
  await run(id);
  assert.equal((await opened(id)).status, 'done');
  assert.deepEqual([await purges(id), await came('iris.vale@mail.example')], [1, 1]);
});

test('H10: under a new plan it is not done again: staff are told that it was done before', async () => {
  const id = await forgotten('person20@people.test');
  await worker.owner.query("UPDATE request SET status = 'review' WHERE id = $1", [id]);
  await worker.owner.query('DELETE FROM approval WHERE plan_id IN (SELECT id FROM plan WHERE request_id = $1)', [id]);
  await tasks['find-and-plan']?.({ requestId: id }, worker.surroundings);
  await signed(id, 'prepare', [names[0]]);
  await signed(id, 'approve', [names[1]]);
  await released(id, 'approved', worker.clock.now);
  worker.clock.now = new Date(worker.clock.now.getTime() + 3_600_000);
  await run(id);
  await run(id);
  assert.equal((await opened(id)).status, 'review');
  assert.deepEqual([await purges(id), await came('person20@people.test')], [1, 1]);
  const causes = (await listEvents(database(), id)).map(({ detail }) => detail.cause);
  assert.ok(causes.includes('done-before'), JSON.stringify(causes));
});
