import { eq } from 'drizzle-orm';
import { insertApproval, listApprovals } from '#db/approval';
import { enqueue } from '#db/queue';
import { request as requests } from '#db/schema/index';
import { isExpedited } from '#domain/approvals';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';
import { seenPlan } from './seen-plan.ts';

/** Two people, each with a reason, end a deletion's cooling-off before its time. A paused one stays paused. */
export async function expedite({
  digest,
  reason,
  ...asked
}: DeskAct & { digest: unknown; reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'expedite', async (tx, request) => {
    const { actor, now } = asked;
    const { id, status, runAfter, pausedAt } = request;
    if (status !== 'approved' || pausedAt || !runAfter || runAfter <= now) return refused('not-possible-now');
    const seen = await seenPlan(tx, request, digest);
    if (!seen.ok) return seen;
    const { plan, approvals } = seen.value;
    const name = { requestId: id, planId: plan.id, digest: plan.digest, staffId: actor.staffId, createdAt: now };
    const reasonSealed = sealReason(request, words.value);
    if (!(await insertApproval(tx, { ...name, kind: 'expedite', reasonSealed }))) return refused('already-approved');
    const isOver = isExpedited({ ...approvals, approvals: await listApprovals(tx, plan.id) });
    if (isOver) {
      await tx.update(requests).set({ runAfter: now }).where(eq(requests.id, id));
      await enqueue(tx, 'run', { requestId: id }, { key: `run:${id}` });
    }
    await record(tx, { type: 'expedited', actor, now, requestId: id, detail: { digest: plan.digest, isOver } });
    return ok(null);
  });
}
