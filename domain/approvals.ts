import { approvalsNeeded, type Kind } from './kinds.ts';
import { mayAct, type Role } from './roles.ts';

/** A name under a plan, with what its owner may do today: somebody disabled or demoted since counts no more. */
export type NamedApproval = {
  kind: 'prepare' | 'approve' | 'expedite';
  staffId: string;
  digest: string;
  role: Role;
  disabledAt: Date | null;
};

export type ApprovalCase = {
  kind: Kind;
  /** The organisation wants two approvers of a deletion. */
  strict: boolean;
  /** Nobody decides on their own data. */
  requesterId: string | null;
  /** Who picked the person out of several; another one has to approve. */
  chooserId?: string | null;
  /** Of the plan that would run. */
  digest: string;
  approvals: NamedApproval[];
};

/**
 * How many approvals a plan still lacks. A deletion also needs somebody who prepared it, and that one does not approve
 * it: two people at least. Names under another digest are names under another plan.
 */
export function approvalsLacking({ kind, strict, requesterId, chooserId, digest, approvals }: ApprovalCase): number {
  const valid = approvals
    .filter((one) => isValid(one, { requesterId, digest }))
    .filter((one) => one.kind !== 'approve' || !chooserId || one.staffId !== chooserId);
  const preparers = valid.filter((one) => one.kind === 'prepare').map(({ staffId }) => staffId);
  const approvers = distinct(valid.filter((one) => one.kind === 'approve'));
  if (kind !== 'delete') return Math.max(0, approvalsNeeded(kind, strict) - approvers.length);
  const others = approvers.filter((staffId) => !preparers.includes(staffId));
  return Math.max(0, approvalsNeeded(kind, strict) - others.length) + (preparers.length > 0 ? 0 : 1);
}

/** Two people may cut a deletion's cooling-off short. */
export function isExpedited({ requesterId, digest, approvals }: Omit<ApprovalCase, 'kind' | 'strict'>): boolean {
  return (
    distinct(approvals.filter((one) => one.kind === 'expedite' && isValid(one, { requesterId, digest }))).length >= 2
  );
}

const actOf = { prepare: 'triage', approve: 'approve', expedite: 'expedite' } as const;

function isValid(one: NamedApproval, { requesterId, digest }: Pick<ApprovalCase, 'requesterId' | 'digest'>): boolean {
  const isAllowed = one.disabledAt === null && mayAct(one.role, actOf[one.kind]);
  return isAllowed && one.digest === digest && one.staffId !== requesterId;
}

const distinct = (approvals: NamedApproval[]): string[] => [...new Set(approvals.map(({ staffId }) => staffId))];
