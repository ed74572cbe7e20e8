import { inTransaction, type Transaction } from '#db/client';
import { findPlan, insertPlan } from '#db/plan';
import { enqueue } from '#db/queue';
import { lockRequest, type OpenedRequest } from '#db/request';
import { type Plan, plan as planSchema } from '#domain/plan';
import { move } from './move.ts';
import { openOutsideTasks } from './open-outside-tasks.ts';
import { record } from './record.ts';

/**
 * Keeps the plan that the worker made and hands the request to staff. A plan that differs from the one in force takes
 * its place, and approvals of the old one fall; the same plan made twice changes nothing.
 * @returns false when the request is no longer one to plan for
 */
export function keepPlan(made: {
  requestId: string;
  plan: Plan;
  digest: string;
  /** The map lets the person do this without review; where anything is odd it is reviewed all the same. */
  atOnce?: boolean;
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, made.requestId);
    if (!about || !['received', 'review'].includes(about.status)) return false;
    const current = await findPlan(tx, about.id, about.key);
    const isNew = !current || !isSame(current.body, made.plan);
    if (isNew) {
      await insertPlan(tx, {
        requestId: about.id,
        key: about.key,
        digest: made.digest,
        body: made.plan,
        now: made.now,
      });
    }
    await tell(tx, about, { ...made, isNew });
    return true;
  });
}

async function tell(
  tx: Transaction,
  about: OpenedRequest,
  { plan, digest, atOnce, now, isNew }: { plan: Plan; digest: string; atOnce?: boolean; now: Date; isNew: boolean },
): Promise<void> {
  const { id, status } = about;
  const said = {
    event: 'planned',
    actor: { kind: 'worker' },
    now,
    detail: { digest, questions: plan.questions.length },
  } as const;
  if (status === 'received' && atOnce && plan.questions.length === 0) {
    await move(tx, { requestId: id, from: ['received'], to: 'running', ...said });
    await enqueue(tx, 'run', { requestId: id }, { key: `run:${id}` });
  } else if (status === 'received') {
    await move(tx, { requestId: id, from: ['received'], to: 'review', ...said });
    await openOutsideTasks(tx, about, now);
  } else if (isNew) {
    await record(tx, { ...said, type: said.event, requestId: id });
  }
}

/** A plan says when it was made; what counts is what it would do. */
function isSame(one: Plan, other: Plan): boolean {
  // Parsing puts the keys in one order.
  const text = (plan: Plan) => JSON.stringify(planSchema.parse({ ...plan, at: new Date(0).toISOString() }));
  return text(one) === text(other);
}
