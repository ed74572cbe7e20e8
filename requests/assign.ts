import { eq } from 'drizzle-orm';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readOwner } from './read-owner.ts';
import { record } from './record.ts';
import { tellAssignee } from './staff-letters.ts';

/** Gives a request to somebody who may work on it, or to nobody (`staffId` null). The same owner again changes nothing. */
export function assign({ staffId, ...asked }: DeskAct & { staffId: string | null }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (!isOpen(request.status)) return refused('not-possible-now');
    const owner = await readOwner(tx, request, { ...asked, typed: staffId, field: 'staffId' });
    if (!owner.ok) return owner;
    if (request.assigneeId === owner.value) return ok(null);
    await tx.update(requests).set({ assigneeId: owner.value }).where(eq(requests.id, request.id));
    if (owner.value && owner.value !== actor.staffId) await tellAssignee(tx, owner.value, { request, now });
    await record(tx, { type: 'assigned', actor, now, requestId: request.id, detail: { staffId: owner.value } });
    return ok(null);
  });
}
