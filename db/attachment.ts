import { createHash, randomUUID } from 'node:crypto';
import { and, asc, count, eq, isNotNull, sum } from 'drizzle-orm';
import type { AttachmentType } from '#domain/attachments';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { attachment, attachmentChunk } from './schema/index.ts';
import { seal, unseal } from './seal.ts';
import { sealedChunks, unsealedChunks } from './sealed-chunks.ts';

type Db = Database | Transaction;
type About = Pick<OpenedRequest, 'id' | 'key'>;

/** Whose id is sealed with each part, so that none opens in another's place. */
const context = (id: string, part: 'name' | 'sha256' | 'octets') => `attachment:${id}:${part}`;

/** A file that was looked through and cleaned; only such a one is kept. */
export type CleanFile = { type: AttachmentType; name: string; octets: Uint8Array };

/** With a message, or with a note of staff; `staffId` null: the person's. */
export type NewAttachment = CleanFile & { now: Date } & (
    | { messageId: string; staffId: string | null }
    | { noteId: string; staffId: string }
  );

/** A file with what was sealed of it, and none of its octets. */
export type Attachment = Pick<
  typeof attachment.$inferSelect,
  'id' | 'messageId' | 'noteId' | 'staffId' | 'type' | 'size' | 'createdAt'
> & { name: string; sha256: string };

/** Seals a file into chunks under the request's key. @returns its id */
export async function insertAttachment(
  tx: Transaction,
  { id: requestId, key }: About,
  { octets, name, type, now, ...of }: NewAttachment,
): Promise<string> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(octets).digest('hex');
  await tx.insert(attachment).values({
    ...{ id, requestId, ...of, type, size: octets.length, createdAt: now },
    nameSealed: seal(key, context(id, 'name'), name),
    sha256Sealed: seal(key, context(id, 'sha256'), sha256),
  });
  await sealedChunks({ key, context: context(id, 'octets') }, pieces(octets), async (chunk) => {
    await tx.insert(attachmentChunk).values({ attachmentId: id, ...chunk });
  });
  return id;
}

const pieceOctets = 256 * 1024;

async function* pieces(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < octets.length; from += pieceOctets) yield octets.subarray(from, from + pieceOctets);
}

/** All files of a request, oldest first; those of one form by their names. */
export async function listAttachments(db: Db, { id: requestId, key }: About): Promise<Attachment[]> {
  const rows = await db
    .select()
    .from(attachment)
    .where(eq(attachment.requestId, requestId))
    .orderBy(asc(attachment.createdAt), asc(attachment.id));
  const files = rows.map(({ nameSealed, sha256Sealed, requestId: _, ...row }) => ({
    ...row,
    name: unseal(key, context(row.id, 'name'), nameSealed).toString(),
    sha256: unseal(key, context(row.id, 'sha256'), sha256Sealed).toString(),
  }));
  return files.sort(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.name.localeCompare(other.name),
  );
}

/** How many files the messages or the notes of a request have, and of how many octets. */
export async function countAttachments(
  db: Db,
  requestId: string,
  of: 'messages' | 'notes',
): Promise<{ files: number; octets: number }> {
  const thing = of === 'messages' ? attachment.messageId : attachment.noteId;
  const [found] = await db
    .select({ files: count(), octets: sum(attachment.size).mapWith(Number) })
    .from(attachment)
    .where(and(eq(attachment.requestId, requestId), isNotNull(thing)));
  return { files: found?.files ?? 0, octets: found?.octets ?? 0 };
}

/** A file's octets, one chunk in memory at a time. @throws Error when a chunk is missing, moved or changed */
export function openAttachment(db: Db, { key }: About, id: string): AsyncGenerator<Buffer> {
  return unsealedChunks({ key, context: context(id, 'octets') }, async (number) => {
    const [chunk] = await db
      .select({ number: attachmentChunk.number, last: attachmentChunk.last, body: attachmentChunk.body })
      .from(attachmentChunk)
      .where(and(eq(attachmentChunk.attachmentId, id), eq(attachmentChunk.number, number)));
    return chunk ?? null;
  });
}
