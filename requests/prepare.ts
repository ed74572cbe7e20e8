import { insertApproval } from '#db/approval';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';
import { seenPlan } from './seen-plan.ts';
import { tellApprovers } from './staff-letters.ts';

/** The first of the names under a deletion: who checked the plan and stands for it. Others approve. */
export function prepare({ digest, ...asked }: DeskAct & { digest: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (request.status !== 'review' || request.kind !== 'delete') return refused('not-possible-now');
    const seen = await seenPlan(tx, request, digest);
    if (!seen.ok) return seen;
    const { plan, signatures } = seen.value;
    // Who already approved would fall out of the approvers by preparing too.
    if (signatures.some(({ staffId }) => staffId === actor.staffId)) return refused('already-approved');
    const name = { requestId: request.id, planId: plan.id, digest: plan.digest, staffId: actor.staffId };
    if (!(await insertApproval(tx, { ...name, kind: 'prepare', createdAt: now }))) return refused('already-approved');
    await tellApprovers(tx, { request, now }, [actor.staffId]);
    await record(tx, { type: 'prepared', actor, now, requestId: request.id, detail: { digest: plan.digest } });
    return ok(null);
  });
}
