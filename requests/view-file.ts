import { database, type Transaction } from '#db/client';
import { listFiles, openFile as openOutsideFile } from '#db/outside-file';
import type { OpenedRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';
import { isProven } from '#domain/proof';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import { record } from './record.ts';

/**
 * Of the conversation or of a note, or brought up by work outside the database: of that nobody knows what it is, and it is shown to
 * whom findings are.
 */
async function openEither(
  tx: Transaction,
  request: OpenedRequest,
  { staffId, fileId }: { staffId: string; fileId: string },
): Promise<Result<OpenedFile>> {
  const found = (await listFiles(tx, request)).find(({ id }) => id === fileId);
  if (!found) return openFile(tx, request, { fileId, isForPerson: false });
  if (!isProven(request) && request.keyedInBy === staffId) return refused('keyed-in-by-you');
  const octets = openOutsideFile(database(), request, fileId);
  return ok({ type: 'application/octet-stream', name: found.name, size: found.size, octets });
}

/** Hands a file of a request to staff who may see what is personal. Each look is an event, written first. */
export function viewFile({ fileId, ...asked }: DeskAct & { fileId: string }): Promise<Result<OpenedFile>> {
  return lookAtDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    const opened = await openEither(tx, request, { staffId: actor.staffId, fileId });
    if (opened.ok)
      await record(tx, { type: 'attachment-viewed', actor, now, requestId: request.id, detail: { file: fileId } });
    return opened;
  });
}
