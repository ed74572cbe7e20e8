import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { exportPackage, incident, packageChunk } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';

/**
 * Takes a copy back that was made for the wrong person: nobody can fetch it from this moment, its content is gone,
 * and what happened is kept for the authority.
 * @see GDPR Art. 33(5)
 */
export async function takeBack({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'take-back', async (tx, request) => {
    const { actor, now } = asked;
    const taken = await tx
      .update(exportPackage)
      .set({ takenBackAt: now })
      .where(
        and(
          eq(exportPackage.requestId, request.id),
          isNull(exportPackage.takenBackAt),
          isNotNull(exportPackage.finishedAt),
        ),
      )
      .returning({ id: exportPackage.id, downloads: exportPackage.downloads });
    if (taken.length === 0) return refused('package-gone');
    const ids = taken.map(({ id }) => id);
    await tx.delete(packageChunk).where(inArray(packageChunk.packageId, ids));
    const delivered = taken.some(({ downloads }) => downloads > 0);
    const reasonSealed = sealReason(request, words.value);
    await tx.insert(incident).values({
      requestId: request.id,
      kind: 'wrong-person',
      reasonSealed,
      staffId: actor.staffId,
      delivered,
      createdAt: now,
    });
    const fields = { reference: request.reference, statusUrl: statusUrl(request.id) };
    await tellPerson(tx, request, { kind: 'package-taken-back', fields, now });
    await record(tx, {
      type: 'package-taken-back',
      actor,
      now,
      requestId: request.id,
      detail: { packages: ids, delivered },
    });
    return ok(null);
  });
}
