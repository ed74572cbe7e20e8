import { type CleanFile, countAttachments } from '#db/attachment';
import type { Transaction } from '#db/client';
import { attachmentsAtMost } from '#domain/attachments';
import { ok, type Result, refused } from '#domain/problems';

type Files = { of: 'messages' | 'notes'; more: readonly CleanFile[] };

/**
 * Whether more files may be kept with a request: nobody fills the database with theirs. Those of notes are counted apart,
 * since they are none of the person's business with us.
 */
export async function hasRoom(tx: Transaction, requestId: string, { of, more }: Files): Promise<Result<null>> {
  if (more.length === 0) return ok(null);
  const kept = await countAttachments(tx, requestId, of);
  const octets = more.reduce((sum, file) => sum + file.octets.length, kept.octets);
  const fits = kept.files + more.length <= attachmentsAtMost.files && octets <= attachmentsAtMost.octets;
  return fits ? ok(null) : refused('attachments-full', 'file');
}
