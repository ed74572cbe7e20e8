import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorker, readyToErase, staffMember, type TestWorker } from '#tests/worker';
import { startWorker, until, type WorkerProcess } from '#tests/worker-process';
import { run } from '#worker/tasks/run';
import { isDone, receiptsOf, rowsOf } from './traces.ts';

let worker: TestWorker;
let names: [string, string];
const started: WorkerProcess[] = [];
before(async () => {
  worker = await openWorker(300);
  names = [await staffMember('rita@desk.example', 'reviewer'), await staffMember('adam@desk.example', 'approver')];
});
after(async () => {
  for (const one of started) one.kill('SIGKILL');
  await worker.close();
});

function start(preload?: string): WorkerProcess {
  const one = startWorker(worker.env, preload);
  started.push(one);
  return one;
}

/** Starts a worker that dies at a statement. @returns whether it died, or did its work before it got there */
async function killedAt(statement: string, id: string): Promise<boolean> {
  const one = start(`tests/faults/die-at.ts?statement=${statement}`);
  let signal = '';
  one.ended.then((end) => {
    signal = end;
  });
  await until(`dead or done\n${one.said()}`, async () => signal !== '' || (await isDone(id)));
  if (signal === '') one.kill('SIGKILL');
  return signal === 'SIGKILL';
}

test('REL-03, I5, I6: kill -9 at each statement of a purge leaves 0 % or 100 %, and exactly one receipt in the end', async () => {
  let reached = 0;
  for (let statement = 1, isKilled = true; isKilled; statement++) {
    const email = `person${100 + statement}@people.test`;
    const id = await readyToErase(worker, email, names);
    const before = await rowsOf(worker, email);
    assert.ok(before > 0);
    isKilled = await killedAt(String(statement), id);
    if (!isKilled) break;
    reached = statement;
    assert.deepEqual(
      [await rowsOf(worker, email), await receiptsOf(worker, id)],
      [before, 0],
      `killed before statement ${statement}`,
    );
    await run({ requestId: id }, worker.surroundings);
    assert.deepEqual([await rowsOf(worker, email), await receiptsOf(worker, id), await isDone(id)], [0, 1, true]);
  }
  assert.ok(reached > 20, `only ${reached} statements were seen`);
});

test('REL-06: a purge whose commit was never answered is resolved by its receipt, and not done again', async () => {
  const email = 'person290@people.test';
  const id = await readyToErase(worker, email, names);
  assert.ok(await killedAt('committed', id));
  assert.deepEqual([await rowsOf(worker, email), await receiptsOf(worker, id), await isDone(id)], [0, 1, false]);
  // Nothing that would stop a run any more may keep its end from being written down.
  await worker.owner.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [names[1]]);
  await run({ requestId: id }, worker.surroundings);
  await worker.owner.query('UPDATE staff SET disabled_at = NULL WHERE id = $1', [names[1]]);
  assert.deepEqual([await receiptsOf(worker, id), await isDone(id)], [1, true]);
  const { rows } = await worker.owner.query(
    'SELECT receipt, outcome FROM run JOIN request r ON r.id = request_id WHERE r.id = $1',
    [id],
  );
  assert.equal(rows[0].outcome, 'in-part');
  assert.ok(rows[0].receipt.tables.some(({ erased }: { erased: number }) => erased > 0));
});

test('I8: after kill -9 another worker has the job within 20 seconds, with no manual step', async () => {
  const id = await readyToErase(worker, 'person291@people.test', names);
  assert.ok(await killedAt('5', id));
  const locked = await worker.owner.query('SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL');
  assert.equal(locked.rowCount, 1, 'the queue still believes the dead worker');
  const next = start();
  const tookMs = await until('recovered', () => isDone(id));
  assert.ok(tookMs < 20_000, `${tookMs} ms\n${next.said()}`);
  next.kill('SIGTERM');
  assert.equal(await next.ended, '0');
  assert.equal(await receiptsOf(worker, id), 1);
});

test('a worker that runs takes over from one that is killed, within 20 seconds', async () => {
  const id = await readyToErase(worker, 'person292@people.test', names);
  await worker.shop.query("BEGIN; SELECT 1 FROM accounts WHERE email = 'person292@people.test' FOR UPDATE");
  const [one, other] = [start(), start()];
  const lockedBy = 'SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL';
  await until('taken', async () => (await worker.owner.query(lockedBy)).rowCount === 1);
  one.kill('SIGKILL');
  await one.ended;
  await worker.shop.query('COMMIT');
  const tookMs = await until('done', () => isDone(id));
  assert.ok(tookMs < 20_000, `${tookMs} ms\n${other.said()}`);
  assert.equal(await receiptsOf(worker, id), 1);
  other.kill('SIGTERM');
  await other.ended;
});

test('REL-23: two workers with one purge do it once', async () => {
  const ids = [];
  for (let person = 293; person < 298; person++)
    ids.push(await readyToErase(worker, `person${person}@people.test`, names));
  const both = [start(), start()];
  for (const requestId of ids) {
    // The same run a second time, as if a lock had been lost.
    await worker.owner.query("SELECT graphile_worker.add_job('run', json_build_object('requestId', $1::text))", [
      requestId,
    ]);
    await worker.owner.query("SELECT graphile_worker.add_job('run', json_build_object('requestId', $1::text))", [
      requestId,
    ]);
  }
  for (const id of ids) await until(`done ${id}`, () => isDone(id));
  for (const id of ids) {
    assert.equal(await receiptsOf(worker, id), 1);
    const done = "SELECT 1 FROM event WHERE type = 'done' AND request_id = $1";
    assert.equal((await worker.owner.query(done, [id])).rowCount, 1);
  }
  for (const one of both) one.kill('SIGTERM');
  assert.deepEqual(await Promise.all(both.map(({ ended }) => ended)), ['0', '0']);
});
