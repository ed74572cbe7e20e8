import { and, asc, count, eq } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { outsideFile, outsideFileChunk, staff } from './schema/index.ts';
import { seal, unseal } from './seal.ts';
import { type Chunk, sealedChunks, unsealedChunks } from './sealed-chunks.ts';

type Db = Database | Transaction;
type About = Pick<OpenedRequest, 'id' | 'key'>;
type Row = typeof outsideFile.$inferSelect;
export type OutsideFileRow = Pick<Row, 'id' | 'taskId' | 'size' | 'createdAt'> & { name: string; by: string };

/** Sealed with whose it is, so that one file's octets do not open in another's place. */
const nameContext = (about: About, id: string) => `outside-file:${about.id}:${id}:name`;
const under = ({ id: requestId, key }: About, id: string) => ({ key, context: `outside-file:${requestId}:${id}` });

type NewFile = Pick<Row, 'id' | 'taskId' | 'submissionKey' | 'size' | 'createdAt' | 'createdBy'> & { name: string };

/** Keeps a file with its octets, holding a chunk of them at a time. @returns false when this form kept one already */
export async function insertFile(
  tx: Transaction,
  about: About,
  { name, ...row }: NewFile,
  octets: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const nameSealed = seal(about.key, nameContext(about, row.id), name);
  const made = await tx
    .insert(outsideFile)
    .values({ ...row, requestId: about.id, nameSealed })
    .onConflictDoNothing()
    .returning({ id: outsideFile.id });
  if (made.length === 0) return false;
  await sealedChunks(under(about, row.id), octets, async (chunk) => {
    await tx.insert(outsideFileChunk).values({ fileId: row.id, ...chunk });
  });
  return true;
}

/** The files of a request in the order in which they came, with who brought them. */
export async function listFiles(db: Db, about: About): Promise<OutsideFileRow[]> {
  const rows = await db
    .select({ row: outsideFile, by: staff.name })
    .from(outsideFile)
    .innerJoin(staff, eq(staff.id, outsideFile.createdBy))
    .where(eq(outsideFile.requestId, about.id))
    .orderBy(asc(outsideFile.createdAt), asc(outsideFile.id));
  return rows.map(({ row: { id, taskId, size, createdAt, nameSealed }, by }) => ({
    ...{ id, taskId, size, createdAt, by },
    name: unseal(about.key, nameContext(about, id), nameSealed).toString(),
  }));
}

export async function countFiles(tx: Transaction, of: { requestId: string } | { taskId: string }): Promise<number> {
  const whose = 'taskId' in of ? eq(outsideFile.taskId, of.taskId) : eq(outsideFile.requestId, of.requestId);
  const [counted] = await tx.select({ files: count() }).from(outsideFile).where(whose);
  return counted?.files ?? 0;
}

/** The octets of a file, a chunk at a time. @throws Error when a chunk is missing, moved or changed */
export const openFile = (db: Db, about: About, id: string): AsyncGenerator<Buffer> =>
  unsealedChunks(under(about, id), (number) => findChunk(db, id, number));

async function findChunk(db: Db, fileId: string, number: number): Promise<Chunk | null> {
  const [chunk] = await db
    .select({ number: outsideFileChunk.number, last: outsideFileChunk.last, body: outsideFileChunk.body })
    .from(outsideFileChunk)
    .where(and(eq(outsideFileChunk.fileId, fileId), eq(outsideFileChunk.number, number)));
  return chunk ?? null;
}

/** Removes one of a request's files and its octets. @returns whose work it was of, or null when it is not there */
export async function deleteFile(tx: Transaction, requestId: string, id: string): Promise<string | null> {
  const mine = and(eq(outsideFile.id, id), eq(outsideFile.requestId, requestId));
  const [gone] = await tx.delete(outsideFile).where(mine).returning({ taskId: outsideFile.taskId });
  return gone?.taskId ?? null;
}
