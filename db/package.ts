import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { exportPackage, packageChunk } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

type Db = Database | Transaction;

/** Number and last flag are sealed with the octets: a package that was cut short, or put together anew, does not open. */
const chunkContext = (packageId: string, number: number, last: boolean): string =>
  `package:${packageId}:${number}:${last}`;

/** Octets of a chunk before sealing. */
const chunkOctets = 1024 * 1024;

/** A package to write into; the first of a run takes the place of what an earlier try left unfinished. */
export async function startPackage(
  tx: Transaction,
  { now, ...made }: { requestId: string; runId: string; part: number; now: Date; expiresAt: Date },
): Promise<string> {
  const unfinished = and(eq(exportPackage.runId, made.runId), isNull(exportPackage.finishedAt));
  if (made.part === 1) await tx.delete(exportPackage).where(unfinished);
  const [row] = await tx
    .insert(exportPackage)
    .values({ ...made, createdAt: now })
    .returning({ id: exportPackage.id });
  if (!row) throw new Error('a package was not made');
  return row.id;
}

/**
 * Seals a stream of octets into a package's chunks, holding one at a time.
 * @returns the stream's size in octets and its SHA-256 in hexadecimal
 */
export async function sealChunks(
  db: Db,
  { packageId, key }: { packageId: string; key: Buffer },
  octets: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  let waiting: Buffer[] = [];
  let held = 0;
  const write = async (last: boolean) => {
    const clear = Buffer.concat(waiting);
    waiting = [];
    held = 0;
    const body = seal(key, chunkContext(packageId, number, last), clear);
    await db.insert(packageChunk).values({ packageId, number, last, body });
    number += 1;
  };
  for await (const piece of octets) {
    hash.update(piece);
    size += piece.length;
    for (let from = 0; from < piece.length; ) {
      // Written when more comes, so that the last chunk is known to be the last.
      if (held === chunkOctets) await write(false);
      const part = Buffer.from(piece.subarray(from, from + chunkOctets - held));
      waiting.push(part);
      held += part.length;
      from += part.length;
    }
  }
  await write(true);
  return { size, sha256: hash.digest('hex') };
}

/** Makes a package reachable. @returns false when another try took its place, or it was finished before */
export async function finishPackage(
  tx: Transaction,
  { id, size, sha256, now }: { id: string; size: number; sha256: string; now: Date },
): Promise<boolean> {
  const finished = await tx
    .update(exportPackage)
    .set({ size, sha256, finishedAt: now })
    .where(and(eq(exportPackage.id, id), isNull(exportPackage.finishedAt)))
    .returning({ id: exportPackage.id });
  return finished.length > 0;
}

/** The octets of a finished package, one chunk at a time. @throws Error when a chunk is missing, moved or changed */
export async function* openChunks(
  db: Db,
  { packageId, key }: { packageId: string; key: Buffer },
): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const [chunk] = await db
      .select({ number: packageChunk.number, last: packageChunk.last, body: packageChunk.body })
      .from(packageChunk)
      .where(and(eq(packageChunk.packageId, packageId), gt(packageChunk.number, number - 1)))
      .orderBy(asc(packageChunk.number))
      .limit(1);
    if (!chunk) throw new Error('a package ends before its last chunk');
    yield unseal(key, chunkContext(packageId, number, chunk.last), chunk.body);
    if (chunk.last) return;
  }
}

export type PackageRow = typeof exportPackage.$inferSelect;

/** The finished packages of a request, the newest copy first; those taken back and those over are among them. */
export function listPackages(db: Db, requestId: string): Promise<PackageRow[]> {
  return db
    .select()
    .from(exportPackage)
    .where(and(eq(exportPackage.requestId, requestId), isNotNull(exportPackage.finishedAt)))
    .orderBy(desc(exportPackage.finishedAt), asc(exportPackage.part));
}

/** The packages of a request for the desk, newest first, with one that is still being written. */
export const listStartedPackages = (tx: Transaction, requestId: string) =>
  tx
    .select({
      id: exportPackage.id,
      part: exportPackage.part,
      size: exportPackage.size,
      finishedAt: exportPackage.finishedAt,
      expiresAt: exportPackage.expiresAt,
      downloads: exportPackage.downloads,
      takenBackAt: exportPackage.takenBackAt,
    })
    .from(exportPackage)
    .where(eq(exportPackage.requestId, requestId))
    .orderBy(desc(exportPackage.expiresAt), asc(exportPackage.part));

/** Counts one download more. @returns false when there were `atMost` already, or it was taken back meanwhile */
export async function countDownload(tx: Transaction, id: string, atMost: number): Promise<boolean> {
  const counted = await tx
    .update(exportPackage)
    .set({ downloads: sql`${exportPackage.downloads} + 1` })
    .where(and(eq(exportPackage.id, id), lt(exportPackage.downloads, atMost), isNull(exportPackage.takenBackAt)))
    .returning({ id: exportPackage.id });
  return counted.length > 0;
}
