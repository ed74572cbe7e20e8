import { listApprovals, listPlanAnswers, type PlanAnswer } from '#db/approval';
import type { Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { approvalsLacking, isPrepared, type NamedApproval, standing } from '#domain/approvals';
import type { Plan } from '#domain/plan';
import { planTotals, rowsAtStake } from '#domain/plan-totals';
import { mayAct } from '#domain/roles';
import { organisation } from './organisation.ts';
import { openReason } from './reason.ts';

/**
 * The plan in force as the desk may see it, with its questions, the names under it, and how many still lack. Why a
 * question does not matter may name somebody: `why` is null for who may not open what is personal of this person.
 * @param isShut as of `tasksOutside`
 */
export async function planForDesk(
  tx: Transaction,
  request: OpenedRequest,
  { actor: { staffId, role }, isShut }: { actor: StaffActor; isShut: boolean },
) {
  const plan = await findPlan(tx, request.id, request.key);
  if (!plan) return null;
  const signatures = await listApprovals(tx, plan.id);
  const answers = await listPlanAnswers(tx, plan.id);
  const mayRead = mayAct(role, 'view-personal') && !isShut;
  const { digest, createdAt, body } = plan;
  const strict = organisation().approvals === 'strict';
  const names = { requesterId: request.personId, digest, approvals: signatures };
  const counting: NamedApproval[] = standing(names);
  return {
    digest,
    createdAt,
    ...countsOf(body),
    questions: body.questions.map((question, index) => {
      const answer = answers.find((one) => one.question === index);
      return { ...question, index, answer: answer ? answerPart(request, answer, mayRead) : null };
    }),
    signatures: signatures.map((one) => ({
      kind: one.kind,
      name: one.name,
      at: one.createdAt,
      counts: counting.includes(one),
    })),
    mine: signatures.filter((one) => one.staffId === staffId).map(({ kind }) => kind),
    isPrepared: isPrepared(names),
    lacking: approvalsLacking({ ...names, kind: request.kind, strict }),
  };
}

const answerPart = (request: OpenedRequest, { name, createdAt, reasonSealed }: PlanAnswer, mayRead: boolean) => ({
  name,
  at: createdAt,
  why: mayRead ? openReason(request, reasonSealed) : null,
});

/** The plan without what it says of the person: old and new values stay sealed. */
function countsOf(body: Plan) {
  const { scope, at, policy, persons, tables, corrections, optOuts, lost } = body;
  const totals = planTotals(body);
  return {
    scope,
    at,
    policy,
    persons,
    tables,
    optOuts,
    lost,
    corrections: corrections.length,
    totals,
    atStake: rowsAtStake(body),
  };
}
