import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { taskOf, tasksOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { finishTask } from './finish-task.ts';

const portal = ownPortal();

test('finished twice, the first result stands, with who and when', async () => {
  const [actor, other] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('delete');
  const taskId = await taskOf(id, { actor, now });
  const finish = (by: typeof actor, result: unknown, reason: unknown = '') =>
    finishTask({ actor: by, id, now: later(5), taskId, result, reason });
  assert.equal(codeOf(await finish(actor, 'kept', ' ')), 'reason-missing');
  assert.equal(codeOf(await finish(actor, 'kept', 'Tax law')), 'ok');
  assert.equal(codeOf(await finish(other, 'erased')), 'not-possible-now');
  const [task] = await tasksOf(id);
  assert.deepEqual(
    [task?.result, task?.reason, task?.doneAt, task?.doneByName, task?.doneByRole],
    ['kept', 'Tax law', later(5), actor.name, 'reviewer'],
  );
  assert.equal((await eventsOf(id)).filter((type) => type === 'task-finished').length, 1);
});

test('a result that the kind does not know, and a task of another request, are refused', async () => {
  const actor = await makeStaff('reviewer');
  const viewer = await makeStaff('viewer');
  const [one, two] = [await planned('access'), await planned('access')];
  const taskId = await taskOf(one.id, { actor, now });
  const finish = (id: string, given: unknown, result: unknown) =>
    finishTask({ actor, id, now, taskId: given, result, reason: '' });
  for (const wrong of ['erased', 'done', null])
    assert.equal(codeOf(await finish(one.id, taskId, wrong)), 'choice-unknown');
  for (const unknown of [randomUUID(), 'x']) assert.equal(codeOf(await finish(one.id, unknown, 'kept')), 'not-found');
  assert.equal(codeOf(await finish(two.id, taskId, 'nothing-found')), 'not-found');
  const asViewer = finishTask({ actor: viewer, id: one.id, now, taskId, result: 'nothing-found', reason: '' });
  assert.equal(codeOf(await asViewer), 'role-not-allowed');
});

test('the last task of a copy that waits for it queues its run, and the ones before do not', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  const [first, second] = [await taskOf(id, { actor, now }), await taskOf(id, { actor, now })];
  await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [id]);
  const finish = (taskId: string) => finishTask({ actor, id, now, taskId, result: 'nothing-found', reason: '' });
  assert.equal(codeOf(await finish(first)), 'ok');
  assert.equal(await portal.jobs(`run:${id}`), 0);
  assert.equal(codeOf(await finish(second)), 'ok');
  assert.equal(await portal.jobs(`run:${id}`), 1);
});

test('a request that was cancelled has no work left', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('delete');
  const taskId = await taskOf(id, { actor, now });
  await portal.owner().query("UPDATE request SET status = 'withdrawn', closed_at = now() WHERE id = $1", [id]);
  const finish = finishTask({ actor, id, now, taskId, result: 'erased', reason: '' });
  assert.equal(codeOf(await finish), 'not-possible-now');
});
