import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { taskOf, tasksOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { finishTask } from './finish-task.ts';
import { giveTask } from './give-task.ts';

ownPortal();

test('a task given twice to one owner changes once; to somebody else or to nobody, again', async () => {
  const [actor, other] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('delete');
  const taskId = await taskOf(id, { actor, now });
  const give = (ownerId: unknown) => giveTask({ actor, id, now, taskId, ownerId });
  for (const _ of [1, 2]) assert.equal(codeOf(await give(other.staffId)), 'ok');
  assert.equal((await tasksOf(id))[0]?.ownerId, other.staffId);
  assert.equal(codeOf(await give('')), 'ok');
  assert.equal((await tasksOf(id))[0]?.ownerId, null);
  assert.equal((await eventsOf(id)).filter((type) => type === 'task-given').length, 2);
});

test('a task of another request, a finished one and an owner who may not are refused', async () => {
  const actor = await makeStaff('reviewer');
  const auditor = await makeStaff('auditor');
  const [one, two] = [await planned('delete'), await planned('delete')];
  const taskId = await taskOf(one.id, { actor, now });
  const give = (id: string, given: unknown, ownerId: unknown = actor.staffId) =>
    giveTask({ actor, id, now, taskId: given, ownerId });
  for (const unknown of [randomUUID(), 'x', null]) assert.equal(codeOf(await give(one.id, unknown)), 'not-found');
  assert.equal(codeOf(await give(two.id, taskId)), 'not-found');
  assert.equal(codeOf(await give(one.id, taskId, auditor.staffId)), 'staff-unknown');
  assert.equal(codeOf(await finishTask({ actor, id: one.id, now, taskId, result: 'erased', reason: '' })), 'ok');
  assert.equal(codeOf(await give(one.id, taskId)), 'not-possible-now');
});
