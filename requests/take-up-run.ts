import { listApprovals } from '#db/approval';
import { inTransaction, type Transaction } from '#db/client';
import { listEvents } from '#db/event';
import { countOpenTasks } from '#db/outside';
import { type CurrentPlan, findPlan } from '#db/plan';
import { enqueue } from '#db/queue';
import { answersOf, lockRequest, type OpenedRequest } from '#db/request';
import { beginRun, findRun, type Run } from '#db/run';
import { approvalsLacking, isExpedited } from '#domain/approvals';
import { skipsReview } from '#domain/kinds';
import { isProven } from '#domain/proof';
import { heldBack } from './held-back.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { reviewAgain } from './review-again.ts';
import { needsNotice } from './schedule-deletion.ts';
import { unsign } from './unsign.ts';

/** How long a run waits that is held back by something whose end nobody knows. */
const holdMs = 5 * 60_000;

export type TakenUp = { about: OpenedRequest; run: Run; plan: CurrentPlan };

/**
 * Takes up a request for its run, if all that must be true is true at this moment: the plan is in force, enough people
 * who may do so today stand under its very digest, and for a deletion the installation is armed, the cooling-off is
 * over, nobody paused it, and no copy that the same person asked for is still to be made. The run, and by it the digest,
 * is written down before anything irreversible.
 * @returns null when it is not to run now; it is queued again where time alone is missing
 */
export function takeUpRun({ requestId, now }: { requestId: string; now: Date }): Promise<TakenUp | null> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about || !['approved', 'running'].includes(about.status) || skipsReview(about.kind)) return null;
    const plan = await findPlan(tx, about.id, about.key);
    if (await waitsOutside(tx, about, plan)) return null;
    const cause = await obstacle(tx, about, plan);
    if (!plan || cause) {
      // Who prepared or approved has to do so anew; else a name that counts could stand in the way of its owner's next.
      if (plan && cause === 'approval-fell') await unsign(tx, about, { plan, now });
      await reviewAgain(tx, about, { cause: cause ?? 'plan-missing', isPlanVoid: !plan, now });
      return null;
    }
    const until = await heldUntil(tx, about, plan, now);
    if (until === null) return null;
    if (until > now) {
      await enqueue(tx, 'run', { requestId }, { runAt: until, key: `run:${requestId}` });
      return null;
    }
    const run = await beginRun(tx, { requestId, planId: plan.id, digest: plan.digest, now });
    await start(tx, about, run, now);
    return { about, run, plan };
  });
}

/**
 * Whether work outside is all that is missing: a copy is made when all is there that goes into it, and what ran is only
 * waiting to be closed. Who ends the last of the work queues the run.
 */
async function waitsOutside(tx: Transaction, about: OpenedRequest, plan: CurrentPlan | null): Promise<boolean> {
  if (plan && (await findRun(tx, { requestId: about.id, planId: plan.id, digest: plan.digest }))?.finishedAt)
    return true;
  return about.kind === 'access' && (await countOpenTasks(tx, about.id)) > 0;
}

/** What sends a request back to staff: nobody proven behind it, an open question, or an approval that fell. */
async function obstacle(tx: Transaction, about: OpenedRequest, plan: CurrentPlan | null): Promise<string | null> {
  if (!plan) return 'plan-missing';
  // A copy, a correction or a deletion that nobody has shown to be theirs could be anybody's.
  if (!isProven(about) && !(await wasSilent(tx, about))) return 'not-verified';
  // Words do not say which of them asks: somebody has to pick, and the plan is then another one.
  if (plan.body.questions.some(({ code }) => code === 'two-persons')) return 'two-persons';
  const strict = organisation().approvals === 'strict';
  const approvals = await listApprovals(tx, plan.id);
  if (approvals.length === 0 && isAtOnce(about) && plan.body.questions.length === 0) return null;
  const { kind, personId: requesterId, chosenBy: chooserId } = about;
  const lacking = approvalsLacking({ kind, strict, requesterId, chooserId, digest: plan.digest, approvals });
  return lacking > 0 ? 'approval-fell' : null;
}

/** A parent who was told of a child's data and did not decide in time: these are deleted. @see 16 CFR 312.5(c)(1) */
async function wasSilent(tx: Transaction, { id, childSealed }: OpenedRequest): Promise<boolean> {
  return childSealed !== null && (await listEvents(tx, id)).some(({ type }) => type === 'parent-silent');
}

/** A change on “My data”, which nobody approves; once it was in review, its plan has names under it like any other. */
function isAtOnce(about: OpenedRequest): boolean {
  const asked = answersOf(about);
  return asked.kind === 'correct' && asked.atOnce === true && about.personId !== null;
}

/** When it may run: now, later, or (null) when somebody says so. */
async function heldUntil(tx: Transaction, about: OpenedRequest, plan: CurrentPlan, now: Date): Promise<Date | null> {
  const later = new Date(now.getTime() + holdMs);
  const held = await heldBack(tx, about);
  if (about.kind !== 'delete') return held ? later : now;
  if (about.pausedAt) return null;
  if (held?.by === 'disarmed') return later;
  // Without notices nobody could have stopped it: the job that sends them comes first.
  if (!about.runAfter || (await needsNotice(tx, about))) return null;
  const approvals = await listApprovals(tx, plan.id);
  const expedited = isExpedited({ requesterId: about.personId, digest: plan.digest, approvals });
  if (about.runAfter > now && !expedited) return about.runAfter;
  return held ? later : now;
}

/** A copy or correction is running since its approval; the event tells when the worker really began. */
async function start(tx: Transaction, about: OpenedRequest, run: Run, now: Date): Promise<void> {
  const detail = { run: run.id, digest: run.digest };
  const said = { actor: { kind: 'worker' }, now, requestId: about.id, detail } as const;
  if (about.status === 'approved') await move(tx, { ...said, from: ['approved'], to: 'running', event: 'run-started' });
  else if (run.attempts === 1) await record(tx, { ...said, type: 'run-started' });
}
