import { and, eq, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { exportPackage, packageChunk, request } from '#db/schema/index';
import { record } from './record.ts';

/** A run that takes longer to write a package than this is dead. */
const longestWriteMs = 60 * 60_000;

/** Removes packages that nobody will finish: their run died and was not tried again. @returns how many */
export async function sweepPackages(now: Date): Promise<number> {
  const running = database().select({ id: request.id }).from(request).where(eq(request.status, 'running'));
  const since = new Date(now.getTime() - longestWriteMs);
  const abandoned = or(notInArray(exportPackage.requestId, running), lt(exportPackage.createdAt, since));
  const gone = await database()
    .delete(exportPackage)
    .where(and(isNull(exportPackage.finishedAt), abandoned))
    .returning({ id: exportPackage.id });
  return gone.length;
}

/** Removes the content of packages whose days are over; that they were made stays known. @returns how many */
export function expirePackages(now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const hasContent = sql`EXISTS (SELECT FROM ${packageChunk} WHERE ${packageChunk.packageId} = ${exportPackage.id})`;
    const over = await tx
      .select({ id: exportPackage.id, requestId: exportPackage.requestId })
      .from(exportPackage)
      .where(and(lt(exportPackage.expiresAt, now), hasContent));
    if (over.length === 0) return 0;
    const ids = over.map(({ id }) => id);
    await tx.delete(packageChunk).where(inArray(packageChunk.packageId, ids));
    for (const { id: packageId, requestId } of over) {
      const actor = { kind: 'worker' } as const;
      await record(tx, { type: 'package-expired', actor, now, requestId, detail: { packageId } });
    }
    return over.length;
  });
}
