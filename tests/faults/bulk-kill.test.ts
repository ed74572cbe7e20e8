import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { bulkRow } from '#db/schema/index';
import { confirmBulk } from '#requests/confirm-bulk';
import { proposeBulk } from '#requests/propose-bulk';
import { workOffBulk } from '#requests/work-off-bulk';
import { eventsOf, makeStaff, now, planned } from '#tests/desk';
import { openWorker, type TestWorker } from '#tests/worker';
import { startWorker, until, type WorkerProcess } from '#tests/worker-process';

let worker: TestWorker;
const processes: WorkerProcess[] = [];
before(async () => {
  worker = await openWorker();
});
after(async () => {
  for (const one of processes) one.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  await worker.close();
});

function begin(): WorkerProcess {
  const started = startWorker(worker.env);
  processes.push(started);
  return started;
}

test('workers killed in the middle of an act on many leave nothing done twice and nothing undone', async () => {
  const actor = await makeStaff('reviewer');
  const ids: string[] = [];
  for (let count = 0; count < 250; count++) ids.push((await planned('access')).id);
  // What filing has queued is not what is looked at here.
  await worker.owner.query('DELETE FROM graphile_worker._private_jobs');
  const asked = { actor, act: 'ask', typed: { words: 'Which one?' }, which: { ids } };
  const made = await proposeBulk({ ...asked, submissionKey: randomUUID(), now });
  assert.ok(made.ok);
  const id = made.value;
  for (const _ of [1, 2, 3]) await workOffBulk({ id, now: () => now });
  assert.ok((await confirmBulk({ actor, id, now })).ok);
  const done = () => database().$count(bulkRow, eq(bulkRow.state, 'done'));
  for (const share of [20, 90, 170]) {
    const process = begin();
    await until(`${share} are done`, async () => (await done()) >= share);
    process.kill('SIGKILL');
    await process.ended;
    assert.ok((await done()) < 250, 'it was killed before the end');
  }
  begin();
  await until('all are done', async () => (await done()) === 250, 60_000);
  for (const requestId of ids) {
    assert.equal((await eventsOf(requestId)).filter((type) => type === 'question-asked').length, 1);
  }
});
