import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
let [prepares, approves]: string[] = [];
before(async () => {
  worker = await openWorker();
  prepares = await staffMember('rita@desk.example', 'reviewer');
  approves = await staffMember('adam@desk.example', 'approver');
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
  await signed(id, 'prepare', [prepares ?? '']);
  await signed(id, 'approve', [approves ?? '']);
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
  const events = (await listEvents(database(), id)).map(({ type }) => type);
  assert.deepEqual(events, ['received', 'planned', 'scheduled', 'run-started', 'done']);
});
