import { countToReview, findOpenGlass, insertGlass } from '#db/glass';
import { lockStaff } from '#db/staff';
import { findLook, isWatched } from '#db/watch';
import { type GlassReason, glassesAtMost, glassMinutes, isGlassReason } from '#domain/glass';
import { ok, type Result, refused } from '#domain/problems';
import { lookState } from '#domain/watched';
import { readEnv } from '#env';
import { type Around, atDesk, type DeskAct } from './at-desk.ts';
import { type Given, giveFactor } from './give-factor.ts';
import { record } from './record.ts';
import { tellStaff } from './tell-staff.ts';
import { indexesOfAll } from './who.ts';

/**
 * Lets somebody who may see data see those of one watched person's request for an hour without a colleague's word: for a
 * reason of the list, with the second factor of this moment, told to all admins in the same transaction. It is
 * a look and no more: approvals, caps, roles and settings do not ask for it. Twice, while it is good, is once.
 */
export function breakGlass({
  reason,
  code,
  passkey,
  ...asked
}: DeskAct & Given & { reason: unknown }): Promise<Result<null>> {
  const { actor, now } = asked;
  // Locked before anybody holds it: of many at once by one person each counts those before it.
  const alone: Around = async (tx, _request, whole) => {
    await lockStaff(tx, actor.staffId);
    return whole();
  };
  return atDesk({ ...asked, around: alone }, 'break-glass', async (tx, request) => {
    if (!isGlassReason(reason)) return refused('reason-missing', 'reason');
    const of = { requestId: request.id, staffId: actor.staffId };
    if (await findOpenGlass(tx, of, now)) return ok(null);
    if (!(await isWatched(tx, indexesOfAll(request)))) return refused('not-possible-now');
    if (lookState(await findLook(tx, of), now) === 'agreed') return refused('not-possible-now');
    if ((await countToReview(tx, actor.staffId)) >= glassesAtMost) return refused('glasses-to-review');
    const who = await lockStaff(tx, actor.staffId);
    if (!who) return refused('sign-in-first');
    const { sessionId } = actor;
    const given = await giveFactor(tx, who, { code, passkey, sessionId, use: 'step-up', now });
    if (!given.ok) return given;
    const glassId = await insertGlass(tx, { ...of, reason, brokenAt: now });
    await record(tx, { type: 'glass-broken', actor, now, requestId: request.id, detail: { glassId, reason } });
    const about = { ...request, assigneeId: null };
    const fields = fieldsOf(request.reference, reason);
    await tellStaff(tx, { kind: 'staff-glass', fields, request: about, act: 'administer', now });
    return ok(null);
  });
}

const fieldsOf = (reference: string, reason: GlassReason) => ({
  ...{ reference, why: reason, minutes: glassMinutes },
  deskUrl: `${readEnv('HABEAS_URL').HABEAS_URL}/desk/settings#glass`,
});
