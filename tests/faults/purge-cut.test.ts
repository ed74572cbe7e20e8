import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventsOf } from '#tests/people';
import { openWorker, readyToErase, staffMember, type TestWorker } from '#tests/worker';
import { startWorker, until, type WorkerProcess } from '#tests/worker-process';
import { type Cutter, cutter } from './cut.ts';
import { isDone, receiptsOf, rowsOf } from './traces.ts';

let worker: TestWorker;
let network: Cutter;
let names: [string, string];
const started: WorkerProcess[] = [];
before(async () => {
  worker = await openWorker(300);
  network = await cutter(worker.env.ACCOUNT_DATABASE_URL ?? '', 'INSERT INTO habeas.receipt');
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
});
after(async () => {
  for (const one of started) one.kill('SIGKILL');
  network.close();
  await worker.close();
});

function start(changes: Record<string, string> = {}): WorkerProcess {
  const one = startWorker({ ...worker.env, ...changes });
  started.push(one);
  return one;
}

async function lettersOf(id: string, kind: string): Promise<number> {
  const { rows } = await worker.owner.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM letter WHERE request_id = $1 AND kind = $2',
    [id, kind],
  );
  return rows[0]?.count ?? 0;
}

async function assertDoneOnce(id: string, email: string): Promise<void> {
  assert.deepEqual([await rowsOf(worker, email), await receiptsOf(worker, id)], [0, 1]);
  assert.deepEqual([await eventsOf(worker.owner, id, 'done'), await lettersOf(id, 'done')], [1, 1]);
}

/** A worker meets the cut, and brings the deletion to its end by itself. */
async function cutAndDone(id: string, email: string, direction: 'up' | 'down'): Promise<void> {
  const before = await rowsOf(worker, email);
  const cuts = network.cuts();
  network.cutAtCommit(direction);
  const one = start({ ACCOUNT_DATABASE_URL: network.url });
  await until('cut', async () => network.cuts() > cuts);
  await until(
    'the account database knows',
    async () => (await rowsOf(worker, email)) === (direction === 'down' ? 0 : before),
  );
  await until('done', () => isDone(id));
  await assertDoneOnce(id, email);
  one.kill('SIGTERM');
  assert.equal(await one.ended, '0', one.said());
}

test('REL-06, I5: a connection cut after the COMMIT was carried out leads to one receipt, and nothing is done twice', async () => {
  const email = 'person201@people.test';
  await cutAndDone(await readyToErase(worker, email, names), email, 'down');
});

test('REL-06, I6: a connection cut before the COMMIT arrived leaves every row, and the next try erases them', async () => {
  const email = 'person202@people.test';
  await cutAndDone(await readyToErase(worker, email, names), email, 'up');
});

test('REL-23: a stalled worker that was robbed of its job, and wakes in the middle, does nothing twice', async () => {
  const email = 'person203@people.test';
  const id = await readyToErase(worker, email, names);
  // Its first statement on this row waits for us, so that it stalls in the middle of its transaction.
  await worker.shop.query(`BEGIN; SELECT 1 FROM accounts WHERE email = '${email}' FOR UPDATE`);
  const stalled = start();
  const isWaiting = async (on: string) =>
    (await worker.shop.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND ${on}`)).rowCount === 1;
  await until('in the middle', () => isWaiting('transactionid = pg_current_xact_id()::xid'));
  stalled.kill('SIGSTOP');
  await worker.shop.query('COMMIT');
  const lock = "application_name = 'habeas worker lock' AND datname = $1";
  await worker.shop.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${lock}`, [
    new URL(worker.env.DATABASE_URL ?? '').pathname.slice(1),
  ]);
  const robber = start();
  await until('robbed', () => isWaiting("locktype = 'advisory'"));
  stalled.kill('SIGCONT');
  await until('done', () => isDone(id));
  await assertDoneOnce(id, email);
  assert.equal(await stalled.ended, '1', stalled.said());
  robber.kill('SIGTERM');
  assert.equal(await robber.ended, '0', robber.said());
});
