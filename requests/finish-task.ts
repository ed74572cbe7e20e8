import { endTask, lockTask } from '#db/outside';
import { countFiles } from '#db/outside-file';
import { outsideResultsOf } from '#domain/outside';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { goOn } from './go-on.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';

/**
 * Notes what work outside the database came to; with the last of it, what waited for it goes on. What stays needs its
 * reason, which the person is told, and what goes into the copy its files. Finished twice, the first result stands.
 * @see GDPR Art. 12(4), 17(3)
 */
export function finishTask({
  taskId,
  result,
  reason,
  ...asked
}: DeskAct & { taskId: unknown; result: unknown; reason: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const task = isUuid(taskId) ? await lockTask(tx, request, taskId) : null;
    if (!task) return refused('not-found');
    if (task.result || !isOpen(request.status)) return refused('not-possible-now');
    const known = outsideResultsOf(request.kind).find((one) => one === result);
    if (!known) return refused('choice-unknown', 'result');
    const files = await countFiles(tx, { taskId: task.id });
    // Who gets letters on paper may get the paper itself.
    if (known === 'copied' && files === 0 && !request.lettersByPost) return refused('files-missing', 'result');
    if (known === 'nothing-found' && files > 0) return refused('files-there', 'result');
    const why = known === 'kept' ? readReason(reason) : ok(null);
    if (!why.ok) return why;
    const end = { result: known, reason: why.value, doneAt: now, doneBy: actor.staffId };
    await endTask(tx, request, { id: task.id, ...end });
    const detail = { taskId: task.id, result: known };
    await record(tx, { type: 'task-finished', actor, now, requestId: request.id, detail });
    await goOn(tx, request, now);
    return ok(null);
  });
}
