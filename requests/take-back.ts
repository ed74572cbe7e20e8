import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { exportPackage, incident, packageChunk } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';

/**
 * Takes a package back that was made for the wrong person: nobody can fetch it from this moment, its content is gone,
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
    const [found] = taken;
    if (!found) return refused('package-gone');
    await tx.delete(packageChunk).where(eq(packageChunk.packageId, found.id));
    const delivered = found.downloads > 0;
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
      detail: { packageId: found.id, delivered },
    });
    return ok(null);
  });
}
