import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { run } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import type { OutsideResult } from '#domain/outside';
import { manifest } from '#domain/plan';
import { finishTask } from '#requests/finish-task';
import { openOutsideTasks } from '#requests/open-outside-tasks';
import { viewRequest } from '#requests/view-request';
import { codeOf, eventsOf, makeStaff } from '#tests/desk';
import { fileOf, servePaper, taskOf, tasksOf } from '#tests/outside';
import { zipOf } from '#tests/package';
import { lettersOf } from '#tests/portal';
import { unzipped } from '#tests/unzipped';
import { filed, opened, openWorker, readyToErase, released, signed, type TestWorker } from '#tests/worker';
import { run as runTask } from './run.ts';

servePaper();
let worker: TestWorker;
let rita: StaffActor;
let adam: StaffActor;
before(async () => {
  worker = await openWorker();
  // Staff attach files in another process, with rights of its own.
  await worker.owner.query('GRANT INSERT ON outside_file, outside_file_chunk TO habeas_worker');
  [rita, adam] = [await makeStaff('reviewer'), await makeStaff('approver')];
});
after(() => worker.close());

const now = () => worker.clock.now;
const finish = async (id: string, taskId: string, result: OutsideResult, reason = '') =>
  codeOf(await finishTask({ actor: rita, id, now: now(), taskId, result, reason }));
const firstTask = async (id: string) => (await tasksOf(id))[0]?.id ?? '';

async function nextOf(id: string) {
  const seen = await viewRequest({ actor: rita, id, now: now() });
  assert.ok(seen.ok);
  return seen.value.next;
}

const doneLetterOf = async (id: string) => {
  const { reference } = await opened(id);
  return (await lettersOf('done')).filter(({ fields }) => fields.reference === reference);
};

test('a request of a kind that has work outside gets it when it comes to review; opened twice, once', async () => {
  const id = await filed('first@mail.example', { kind: 'access', categories: [], note: '' }, now());
  assert.deepEqual(await tasksOf(id), []);
  await worker.work();
  const about = await opened(id);
  await inTransaction((tx) => openOutsideTasks(tx, about, now()));
  const [task, ...others] = await tasksOf(id);
  assert.deepEqual(
    [task?.origin, task?.title, task?.createdBy, others.length],
    ['paper', 'Contracts on paper', null, 0],
  );
  assert.equal((await eventsOf(id)).filter((type) => type === 'task-opened').length, 1);
  const changes = [{ field: 'accounts.city', was: '', value: 'Here' }];
  const correction = await filed('first@mail.example', { kind: 'correct', changes, note: '' }, now());
  await worker.work();
  assert.deepEqual(await tasksOf(correction), []);
});

test('an approved copy is not made before the work outside is done, and says what that came to', async () => {
  const id = await filed('hugo.lind@mail.example', { kind: 'access', categories: [], note: '' }, now());
  await worker.work();
  await signed(id, 'approve', [adam.staffId]);
  await released(id, 'running');
  await worker.work();
  assert.equal((await opened(id)).status, 'running');
  assert.equal(await nextOf(id), 'outside-work');
  assert.equal(await database().$count(run, eq(run.requestId, id)), 0);
  assert.equal(await finish(id, await firstTask(id), 'nothing-found'), 'ok');
  await worker.work();
  assert.equal((await opened(id)).status, 'done');
});

test('what was found by hand is in the copy, in its manifest and on its first page, and the person reads a line of it', async () => {
  const id = await filed('noor.aziz@mail.example', { kind: 'access', categories: [], note: '' }, now());
  await worker.work();
  const [paper, mail] = [await firstTask(id), await taskOf(id, { actor: rita, now: now() })];
  const octets = Buffer.from([37, 80, 68, 70, 0, 255]);
  await fileOf(id, { actor: rita, now: now(), taskId: paper, name: 'Vertrag Müller.pdf', octets });
  await fileOf(id, { actor: rita, now: now(), taskId: mail, name: 'page.html', octets: '<script>alert(1)</script>' });
  assert.equal(await finish(id, paper, 'copied'), 'ok');
  assert.equal(await finish(id, mail, 'copied'), 'ok');
  await signed(id, 'approve', [adam.staffId]);
  await released(id, 'running');
  await worker.work();
  const files = await unzipped(await zipOf(id));
  assert.deepEqual(files.get('files/vertrag-m-ller.pdf'), octets);
  assert.ok(files.has('files/page-html.bin'));
  const { files: listed } = manifest.parse(JSON.parse(String(files.get('manifest.json'))));
  assert.equal(
    listed.find(({ name }) => name === 'files/vertrag-m-ller.pdf')?.sha256,
    createHash('sha256').update(octets).digest('hex'),
  );
  const page = String(files.get('index.html'));
  assert.match(page, /href="files\/vertrag-m-ller\.pdf"><bdi>Vertrag Müller\.pdf/);
  assert.match(page, /Contracts on paper: what was found is in this package/);
  const { reference, status } = await opened(id);
  assert.equal(status, 'done');
  const letter = (await lettersOf('export-ready')).find(({ fields }) => fields.reference === reference);
  assert.deepEqual(
    letter?.fields.outside?.map(({ title, result }) => [title, result]),
    [
      ['Contracts on paper', 'copied'],
      ['Mail archive', 'copied'],
    ],
  );
});

test('of somebody who is in no table, what was found by hand makes a copy; a run that is tried again makes one', async () => {
  const id = await filed('sam.holt@mail.example', { kind: 'access', categories: [], note: '' }, now());
  await worker.work();
  const taskId = await firstTask(id);
  await fileOf(id, { actor: rita, now: now(), taskId, name: 'a.txt', octets: 'found' });
  assert.equal(await finish(id, taskId, 'copied'), 'ok');
  await signed(id, 'approve', [adam.staffId]);
  await released(id, 'running');
  await worker.work();
  await runTask({ requestId: id }, worker.surroundings);
  const { status, outcome } = await opened(id);
  assert.deepEqual({ status, outcome }, { status: 'done', outcome: 'fulfilled' });
  assert.equal(String((await unzipped(await zipOf(id))).get('files/a.txt')), 'found');
});

test('a deletion runs, and is done only when the work outside is: one event, one letter with a line of it', async () => {
  const id = await readyToErase(worker, 'iris.vale@mail.example', [rita.staffId, adam.staffId]);
  await worker.work();
  const [ran] = await database().select().from(run).where(eq(run.requestId, id));
  assert.ok(ran?.finishedAt && ran.receipt);
  assert.equal((await opened(id)).status, 'running');
  assert.equal(await nextOf(id), 'outside-work');
  assert.deepEqual(await doneLetterOf(id), []);
  // The queue tells a job more than once.
  await runTask({ requestId: id }, worker.surroundings);
  assert.equal((await opened(id)).status, 'running');
  const byHand = await taskOf(id, { actor: rita, now: now() });
  assert.equal(await finish(id, await firstTask(id), 'kept', 'Tax law asks us to.'), 'ok');
  assert.equal((await opened(id)).status, 'running');
  assert.equal(await finish(id, byHand, 'erased'), 'ok');
  const { status, outcome } = await opened(id);
  assert.deepEqual({ status, outcome }, { status: 'done', outcome: 'in-part' });
  const [letter, ...others] = await doneLetterOf(id);
  assert.equal(others.length, 0);
  assert.equal(letter?.fields.runId, ran.id);
  assert.ok(letter.fields.categories.length > 0);
  assert.deepEqual(
    letter.fields.outside?.map(({ title, result, reason, by }) => [title, result, reason, by]),
    [
      ['Contracts on paper', 'kept', 'Tax law asks us to.', 'reviewer'],
      ['Mail archive', 'erased', '', 'reviewer'],
    ],
  );
  const events = (await eventsOf(id)).filter((type) => ['run-ended', 'done'].includes(type));
  assert.deepEqual(events, ['run-ended', 'done']);
});

test('work that was done before the run holds nothing back, and is in its letter too', async () => {
  const id = await filed('nobody.here@mail.example', { kind: 'delete', scope: 'everything', note: '' }, now());
  await worker.work();
  assert.equal(await finish(id, await firstTask(id), 'erased'), 'ok');
  const { status } = await opened(id);
  assert.equal(status, 'review');
});
