import { listPlanAnswers } from '#db/approval';
import { findPlan } from '#db/plan';
import { planAnswer } from '#db/schema/index';
import { isAnswerable } from '#domain/plan-questions';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';
import { tellApprovers } from './staff-letters.ts';

export type PlanQuestionAnswered = DeskAct & { digest: unknown; question: unknown; reason: unknown };

/** Answers one question on the plan, with a reason; the plan's next version asks again what still is odd. */
export async function answerPlanQuestion({
  digest,
  question,
  reason,
  ...asked
}: PlanQuestionAnswered): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const plan = await findPlan(tx, request.id, request.key);
    if (request.status !== 'review') return refused('not-possible-now');
    if (!plan || plan.digest !== digest) return refused('plan-changed');
    const index = Number(question);
    const code = plan.body.questions[index]?.code;
    if (!code) return refused('not-found');
    if (!isAnswerable(code)) return refused('not-possible-now');
    const before = await listPlanAnswers(tx, plan.id);
    if (before.some((one) => one.question === index)) return refused('not-possible-now');
    const reasonSealed = sealReason(request, words.value);
    await tx
      .insert(planAnswer)
      .values({ planId: plan.id, question: index, staffId: actor.staffId, reasonSealed, createdAt: now });
    const isLast = before.length + 1 === plan.body.questions.length;
    if (isLast && request.kind !== 'delete') await tellApprovers(tx, { request, now }, []);
    await record(tx, {
      type: 'plan-question-answered',
      actor,
      now,
      requestId: request.id,
      detail: { question: index, code },
    });
    return ok(null);
  });
}
