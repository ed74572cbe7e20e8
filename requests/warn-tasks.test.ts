import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#domain/clock';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { taskOf, tasksOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { finishTask } from './finish-task.ts';
import { giveTask } from './give-task.ts';
import { warnTasks } from './warn-tasks.ts';

const portal = ownPortal();

/** The test's organisation keeps a clock of its own: noon is the same day there. */
const noonOf = (day: string) => new Date(`${day}T19:00:00Z`);

async function withTask(dueOn: string) {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('delete');
  const taskId = await taskOf(id, { actor, now });
  await portal.owner().query('UPDATE outside_task SET due_on = $2 WHERE id = $1', [taskId, dueOn]);
  return { actor, id, taskId };
}

async function toldOn(id: string, days: string[]): Promise<string[]> {
  const told: string[] = [];
  for (const day of days) {
    const before = (await eventsOf(id)).filter((type) => type === 'task-warned').length;
    await warnTasks(noonOf(day));
    if ((await eventsOf(id)).filter((type) => type === 'task-warned').length > before) told.push(day);
  }
  return told;
}

test('the owner hears two days before the day, and every third day once it is over; on one day twice, once', async () => {
  const { id } = await withTask('2026-06-10');
  const days = Array.from({ length: 16 }, (_, at) => addDays('2026-06-05', at));
  const told = await toldOn(
    id,
    days.flatMap((day) => [day, day]),
  );
  assert.deepEqual(told, ['2026-06-08', '2026-06-11', '2026-06-14', '2026-06-17', '2026-06-20']);
  await portal.owner().query("UPDATE request SET status = 'withdrawn', closed_at = now() WHERE id = $1", [id]);
});

test('the letter goes to the owner of the work alone, names no work and nobody, and says whether it is late', async () => {
  const { actor, id, taskId } = await withTask('2026-07-10');
  const owner = await makeStaff('approver', 'owner-of-paper@desk.test');
  assert.equal(codeOf(await giveTask({ actor, id, now, taskId, ownerId: owner.staffId })), 'ok');
  const before = (await lettersOf('staff-task')).length;
  await warnTasks(noonOf('2026-07-09'));
  await warnTasks(noonOf('2026-07-11'));
  const mine = (await lettersOf('staff-task')).slice(before);
  assert.deepEqual(
    mine.map(({ to, fields }) => [to, fields.dueOn, fields.isLate]),
    [
      ['owner-of-paper@desk.test', '2026-07-10', false],
      ['owner-of-paper@desk.test', '2026-07-10', true],
    ],
  );
  assert.doesNotMatch(JSON.stringify(mine), /Mail archive/);
  assert.equal((await tasksOf(id))[0]?.warnedOn, '2026-07-11');
});

test('of finished work, and of a closed request, nobody hears', async () => {
  const [done, closed] = [await withTask('2026-08-10'), await withTask('2026-08-10')];
  const { actor, id, taskId } = done;
  assert.equal(codeOf(await finishTask({ actor, id, now, taskId, result: 'erased', reason: '' })), 'ok');
  await portal.owner().query("UPDATE request SET status = 'refused', closed_at = now() WHERE id = $1", [closed.id]);
  for (const one of [id, closed.id]) assert.deepEqual(await toldOn(one, ['2026-08-09', '2026-08-20']), []);
});
