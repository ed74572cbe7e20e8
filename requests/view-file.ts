import type { Result } from '#domain/problems';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import { record } from './record.ts';

/** Hands a file of a request to staff who may see what is personal. Each look is an event, written first. */
export function viewFile({ fileId, ...asked }: DeskAct & { fileId: string }): Promise<Result<OpenedFile>> {
  return lookAtDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    const opened = await openFile(tx, request, fileId);
    if (opened.ok)
      await record(tx, { type: 'attachment-viewed', actor, now, requestId: request.id, detail: { file: fileId } });
    return opened;
  });
}
