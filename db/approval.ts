import { asc, eq, sql } from 'drizzle-orm';
import type { NamedApproval } from '#domain/approvals';
import type { Database, Transaction } from './client.ts';
import { approval, person, planAnswer, request, staff } from './schema/index.ts';
import { nearTo } from './staff.ts';

export type Signature = NamedApproval & { name: string; reasonSealed: Buffer | null; createdAt: Date };

/**
 * The names under one plan, oldest first, each with what its owner may do today. Who was shut out since and let in again
 * is somebody new, whose name of before counts no more.
 */
export const listApprovals = (tx: Database | Transaction, planId: string): Promise<Signature[]> =>
  tx
    .select({
      kind: approval.kind,
      staffId: approval.staffId,
      digest: approval.digest,
      role: staff.role,
      disabledAt: sql<Date | null>`CASE WHEN ${approval.createdAt} < ${staff.createdAt}
        THEN ${staff.createdAt} ELSE ${staff.disabledAt} END`.mapWith(staff.disabledAt),
      isNear: nearTo(request.emailIndex),
      name: staff.name,
      reasonSealed: approval.reasonSealed,
      createdAt: approval.createdAt,
    })
    .from(approval)
    .innerJoin(staff, eq(staff.id, approval.staffId))
    .innerJoin(person, eq(person.id, staff.id))
    .innerJoin(request, eq(request.id, approval.requestId))
    .where(eq(approval.planId, planId))
    .orderBy(asc(approval.createdAt));

export type NewApproval = typeof approval.$inferInsert;

/** Puts a name under a plan. @returns false when it stood there already */
export async function insertApproval(tx: Transaction, values: NewApproval): Promise<boolean> {
  const made = await tx.insert(approval).values(values).onConflictDoNothing().returning({ id: approval.id });
  return made.length === 1;
}

export type PlanAnswer = { question: number; name: string; reasonSealed: Buffer; createdAt: Date };

/** What was answered to a plan's questions, by the question's place in the plan. */
export const listPlanAnswers = (tx: Database | Transaction, planId: string): Promise<PlanAnswer[]> =>
  tx
    .select({
      question: planAnswer.question,
      name: staff.name,
      reasonSealed: planAnswer.reasonSealed,
      createdAt: planAnswer.createdAt,
    })
    .from(planAnswer)
    .innerJoin(staff, eq(staff.id, planAnswer.staffId))
    .where(eq(planAnswer.planId, planId))
    .orderBy(asc(planAnswer.question));

/** Puts what was answered to a plan's questions under another of the same content. */
export async function copyPlanAnswers(tx: Transaction, from: string, to: string): Promise<void> {
  const { question, staffId, reasonSealed, createdAt } = planAnswer;
  const answers = await tx
    .select({ question, staffId, reasonSealed, createdAt })
    .from(planAnswer)
    .where(eq(planAnswer.planId, from));
  if (answers.length > 0) await tx.insert(planAnswer).values(answers.map((one) => ({ ...one, planId: to })));
}
