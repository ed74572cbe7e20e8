import { type CleanFile, countAttachments } from '#db/attachment';
import type { Transaction } from '#db/client';
import { attachmentsAtMost } from '#domain/attachments';
import { ok, type Result, refused } from '#domain/problems';

/** Whether one file more may be kept with a request: nobody fills the database with theirs. */
export async function hasRoom(tx: Transaction, requestId: string, file: CleanFile | null): Promise<Result<null>> {
  if (!file) return ok(null);
  const { files, octets } = await countAttachments(tx, requestId);
  const fits = files < attachmentsAtMost.files && octets + file.octets.length <= attachmentsAtMost.octets;
  return fits ? ok(null) : refused('attachments-full', 'file');
}
