import { type Attachment, listAttachments, openAttachment } from '#db/attachment';
import { database, type Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';

export type OpenedFile = Pick<Attachment, 'name' | 'size'> & {
  /** A media type. */
  type: string;
  /** A megabyte in memory at a time. */
  octets: AsyncGenerator<Buffer>;
};

type Wanted = {
  fileId: string;
  /** Of the conversation alone: not what staff added to their notes. */
  isForPerson: boolean;
};

/** Opens a file of a request for who was found to be allowed it. */
export async function openFile(
  tx: Transaction,
  request: OpenedRequest,
  { fileId, isForPerson }: Wanted,
): Promise<Result<OpenedFile>> {
  const found = (await listAttachments(tx, request)).find(({ id }) => id === fileId);
  if (!found || (isForPerson && found.noteId)) return refused('not-found');
  const { type, name, size } = found;
  return ok({ type, name, size, octets: openAttachment(database(), request, fileId) });
}
