import { countOpenTasks } from '#db/outside';
import { deleteFile } from '#db/outside-file';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { letApprovalFall } from './let-approval-fall.ts';
import { record } from './record.ts';

/**
 * Removes a file that was not this person's, or not theirs to have, with its octets; of a copy that is being made no
 * more, and one that was approved has to be again. Removed twice, it is gone once.
 */
export function removeFile({ fileId, ...asked }: DeskAct & { fileId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (!isUuid(fileId)) return refused('not-found');
    const isMade = request.status === 'running' && (await countOpenTasks(tx, request.id)) === 0;
    if (!isOpen(request.status) || isMade) return refused('not-possible-now');
    const taskId = await deleteFile(tx, request.id, fileId);
    if (!taskId) return ok(null);
    await record(tx, { type: 'file-removed', actor, now, requestId: request.id, detail: { taskId, fileId } });
    await letApprovalFall(tx, request, { actor, now });
    return ok(null);
  });
}
