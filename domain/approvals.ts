import { approvalsNeeded, type Kind } from './kinds.ts';
import { mayAct, type Role } from './roles.ts';

/** A name under a plan, with what its owner may do today: somebody disabled, demoted or named as near since counts no more. */
export type NamedApproval = {
  kind: 'prepare' | 'approve' | 'expedite';
  staffId: string;
  digest: string;
  role: Role;
  disabledAt: Date | null;
  /** The request is about themselves, or about who lives with them. */
  isNear: boolean;
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

type Names = Pick<ApprovalCase, 'requesterId' | 'digest' | 'approvals'>;

/**
 * How many approvals a plan still lacks. A deletion also needs somebody who prepared it, and that one does not approve
 * it: two people at least. Names under another digest are names under another plan.
 */
export function approvalsLacking({ kind, strict, requesterId, chooserId, digest, approvals }: ApprovalCase): number {
  const valid = standing({ requesterId, digest, approvals }).filter(
    (one) => one.kind !== 'approve' || !chooserId || one.staffId !== chooserId,
  );
  const preparers = valid.filter((one) => one.kind === 'prepare').map(({ staffId }) => staffId);
  const approvers = distinct(valid.filter((one) => one.kind === 'approve'));
  if (kind !== 'delete') return Math.max(0, approvalsNeeded(kind, strict) - approvers.length);
  const others = approvers.filter((staffId) => !preparers.includes(staffId));
  return Math.max(0, approvalsNeeded(kind, strict) - others.length) + (preparers.length > 0 ? 0 : 1);
}

/** Two people may cut a deletion's cooling-off short. */
export const isExpedited = (names: Names): boolean =>
  distinct(standing(names).filter(({ kind }) => kind === 'expedite')).length >= 2;

/** Whether somebody stands for a deletion's plan, so that others may approve it. */
export const isPrepared = (names: Names): boolean => standing(names).some(({ kind }) => kind === 'prepare');

const actOf = { prepare: 'triage', approve: 'approve', expedite: 'expedite' } as const;

/** The names that count today. */
export const standing = ({ requesterId, digest, approvals }: Names): NamedApproval[] =>
  approvals.filter(
    ({ kind, staffId, role, disabledAt, isNear, ...one }) =>
      disabledAt === null && mayAct(role, actOf[kind]) && !isNear && one.digest === digest && staffId !== requesterId,
  );

const distinct = (approvals: NamedApproval[]): string[] => [...new Set(approvals.map(({ staffId }) => staffId))];
