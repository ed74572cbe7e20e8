import { lockTask, updateTask } from '#db/outside';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readOwner } from './read-owner.ts';
import { record } from './record.ts';

/** Gives an open task to somebody else, or to whoever looks after the request. Given twice, it changes once. */
export function giveTask({
  taskId,
  ownerId,
  ...asked
}: DeskAct & { taskId: unknown; ownerId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const task = isUuid(taskId) ? await lockTask(tx, request, taskId) : null;
    if (!task) return refused('not-found');
    if (task.result || !isOpen(request.status)) return refused('not-possible-now');
    const owner = await readOwner(tx, request, { ...asked, typed: ownerId, field: 'ownerId' });
    if (!owner.ok) return owner;
    if (task.ownerId === owner.value) return ok(null);
    await updateTask(tx, task.id, { ownerId: owner.value });
    const detail = { taskId: task.id, staffId: owner.value };
    await record(tx, { type: 'task-given', actor, now, requestId: request.id, detail });
    return ok(null);
  });
}
