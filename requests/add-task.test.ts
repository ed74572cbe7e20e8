import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, fileAs, makeStaff, now, planned } from '#tests/desk';
import { tasksOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { addTask } from './add-task.ts';

const portal = ownPortal();

const words = { title: 'Paper archive', instructions: 'Cabinet 3', dueOn: '2026-06-10', ownerId: '' };

test('a form sent twice, also at once, adds one task, sealed, with its day', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('delete');
  const submissionKey = randomUUID();
  const add = () => addTask({ actor, id, now, ...words, title: 'CANARY-TITLE', submissionKey });
  assert.deepEqual((await Promise.all([add(), add()])).map(codeOf), ['ok', 'ok']);
  assert.equal(codeOf(await add()), 'ok');
  const [task, ...others] = await tasksOf(id);
  assert.deepEqual(
    [task?.title, task?.instructions, task?.dueOn, others.length],
    ['CANARY-TITLE', 'Cabinet 3', '2026-06-10', 0],
  );
  assert.equal((await eventsOf(id)).filter((type) => type === 'task-opened').length, 1);
  const { rows } = await portal
    .owner()
    .query("SELECT count(*)::int AS found FROM outside_task t WHERE t::text LIKE '%CANARY%'");
  assert.deepEqual(rows, [{ found: 0 }]);
});

test('what is missing or over is named, and nothing is added', async () => {
  const actor = await makeStaff('approver');
  const viewer = await makeStaff('viewer');
  const { id } = await planned('access', { email: 'own-task@desk.test' });
  const own = await makeStaff('reviewer', 'own-task@desk.test');
  const add = (more: object, by = actor) =>
    addTask({ actor: by, id, now, ...words, submissionKey: randomUUID(), ...more });
  for (const [more, code] of [
    [{ title: ' ' }, 'reason-missing'],
    [{ title: 'x'.repeat(201) }, 'answer-too-long'],
    [{ instructions: null }, 'reason-missing'],
    [{ dueOn: 'soon' }, 'day-not-valid'],
    [{ dueOn: '2026-05-31' }, 'day-over'],
    [{ ownerId: viewer.staffId }, 'staff-unknown'],
    [{ ownerId: "x' OR 1=1" }, 'staff-unknown'],
    [{ ownerId: own.staffId }, 'owner-not-possible'],
    [{ submissionKey: 'x' }, 'page-expired'],
  ] as const) {
    assert.equal(codeOf(await add(more)), code);
  }
  assert.equal(codeOf(await add({}, viewer)), 'role-not-allowed');
  assert.equal(codeOf(await add({}, own)), 'self-not-allowed');
  assert.deepEqual(await tasksOf(id), []);
});

test('an opt-out, a closed request and a copy that is being made take no more work', async () => {
  const actor = await makeStaff('reviewer');
  const add = async (id: string) => codeOf(await addTask({ actor, id, now, ...words, submissionKey: randomUUID() }));
  assert.equal(await add(await fileAs('lost@example.test', 'report-lost')), 'not-possible-now');
  const { id } = await planned('access');
  await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [id]);
  assert.equal(await add(id), 'not-possible-now');
  const deletion = await planned('delete');
  await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [deletion.id]);
  assert.equal(await add(deletion.id), 'ok');
});
