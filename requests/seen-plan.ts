import { listApprovals, listPlanAnswers, type Signature } from '#db/approval';
import type { Transaction } from '#db/client';
import { type CurrentPlan, findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import type { ApprovalCase } from '#domain/approvals';
import { isAnswerable } from '#domain/plan-questions';
import { ok, type Result, refused } from '#domain/problems';
import { organisation } from './organisation.ts';

export type SeenPlan = { plan: CurrentPlan; signatures: Signature[]; approvals: ApprovalCase };

/**
 * The plan in force, if it is the one that was on the screen and every question on it is answered: a name goes under
 * what was read, and under nothing else.
 * @param digest of the plan that the page showed
 */
export async function seenPlan(tx: Transaction, request: OpenedRequest, digest: unknown): Promise<Result<SeenPlan>> {
  const plan = await findPlan(tx, request.id, request.key);
  if (!plan || plan.digest !== digest) return refused('plan-changed');
  const answered = await listPlanAnswers(tx, plan.id);
  if (answered.length < plan.body.questions.length) return refused('plan-has-questions');
  // Which of several persons asks is picked (choose-person), and what the database would refuse is not argued with.
  if (plan.body.questions.some(({ code }) => !isAnswerable(code))) return refused('plan-has-questions');
  const signatures = await listApprovals(tx, plan.id);
  const strict = organisation().approvals === 'strict';
  const { kind, personId: requesterId, chosenBy: chooserId } = request;
  const approvals = { kind, strict, requesterId, chooserId, digest: plan.digest, approvals: signatures };
  return ok({ plan, signatures, approvals });
}
