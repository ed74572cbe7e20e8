import { randomUUID } from 'node:crypto';
import { lockTask } from '#db/outside';
import { countFiles, insertFile } from '#db/outside-file';
import { outsideFileLimit, outsideFilesAtMost, shownName } from '#domain/outside-file';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { letApprovalFall } from './let-approval-fall.ts';
import { record } from './record.ts';

/** As it was sent; all of it is looked at here. */
type AttachFile = DeskAct & { taskId: unknown; file: unknown; submissionKey: unknown };

/**
 * Keeps a file that work outside the database brought up, sealed, until it goes into the person's copy. Only a copy
 * takes files, and only while its work is open; where it was approved already, it has to be again. A form sent twice
 * keeps one.
 * @see GDPR Art. 15(3)
 */
export function attachFile({ taskId, file, submissionKey, ...asked }: AttachFile): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (!isUuid(submissionKey)) return refused('page-expired');
    const task = isUuid(taskId) ? await lockTask(tx, request, taskId) : null;
    if (!task) return refused('not-found');
    if (task.result || request.kind !== 'access' || !isOpen(request.status)) return refused('not-possible-now');
    if (!(file instanceof File) || file.size === 0) return refused('file-missing', 'file');
    if (file.size > outsideFileLimit) return refused('attachment-too-large', 'file');
    if ((await countFiles(tx, { requestId: request.id })) >= outsideFilesAtMost) return refused('too-many-files');
    const kept = { id: randomUUID(), taskId: task.id, submissionKey, size: file.size, name: shownName(file.name) };
    const made = await insertFile(tx, request, { ...kept, createdAt: now, createdBy: actor.staffId }, file.stream());
    if (!made) return ok(null);
    const detail = { taskId: task.id, fileId: kept.id, size: file.size };
    await record(tx, { type: 'file-attached', actor, now, requestId: request.id, detail });
    await letApprovalFall(tx, request, { actor, now });
    return ok(null);
  });
}
