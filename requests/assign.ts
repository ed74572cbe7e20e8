import { eq } from 'drizzle-orm';
import { request as requests } from '#db/schema/index';
import { holdStaff } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { isOpen } from '#domain/states';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';
import { tellAssignee } from './staff-letters.ts';

/** Gives a request to somebody who may work on it, or to nobody (`staffId` null). The same owner again changes nothing. */
export function assign({ staffId, ...asked }: DeskAct & { staffId: string | null }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (!isOpen(request.status)) return refused('not-possible-now');
    const owner = staffId ? await holdStaff(tx, staffId) : null;
    if (staffId && (!owner || owner.disabledAt || !mayAct(owner.role, 'triage')))
      return refused('staff-unknown', 'staffId');
    if (owner?.emailIndex.equals(request.emailIndex)) return refused('self-not-allowed', 'staffId');
    if (request.assigneeId === staffId) return ok(null);
    await tx.update(requests).set({ assigneeId: staffId }).where(eq(requests.id, request.id));
    if (owner && owner.id !== actor.staffId) await tellAssignee(tx, owner.id, { request, now });
    await record(tx, { type: 'assigned', actor, now, requestId: request.id, detail: { staffId } });
    return ok(null);
  });
}
