import type { Transaction } from '#db/client';
import { holdStaff, isNear } from '#db/staff';
import type { Actor, StaffActor } from '#domain/actor';
import { ok, type ProblemCode, type Result, refused } from '#domain/problems';
import { type Act, isFactorDue, isTooNew, mayAct } from '#domain/roles';
import { record } from './record.ts';

export type Claim = {
  actor: StaffActor | Extract<Actor, { kind: 'operator' }>;
  act: Act;
  now: Date;
  /** The request that it is about: nobody works on their own, or on one of their household. */
  request?: { id: string; emailIndex: Buffer };
  /** Whom it is about where there is no request, by the index of each identity. */
  about?: Buffer[];
};

/**
 * Whether somebody may do something now: by their role as it stands in this transaction, not as it was when they
 * signed in. A refusal is an event, but for a second factor that is wanted once more. The operator at the command line
 * owns the machine and may administer.
 */
export async function authorise(tx: Transaction, claim: Claim): Promise<Result<null>> {
  if (claim.actor.kind === 'operator') return ok(null);
  const code = await denial(tx, claim, claim.actor);
  if (!code) {
    const isDue = isFactorDue(claim.act, claim.actor.secondFactorAt, claim.now);
    return isDue ? refused('factor-due', 'factor') : ok(null);
  }
  await record(tx, {
    type: 'denied',
    actor: claim.actor,
    now: claim.now,
    ...(claim.request ? { requestId: claim.request.id } : {}),
    detail: { act: claim.act, code },
  });
  return refused(code);
}

async function denial(
  tx: Transaction,
  { act, now, request, about = [] }: Claim,
  actor: StaffActor,
): Promise<ProblemCode | null> {
  const staff = await holdStaff(tx, actor.staffId);
  if (!staff || staff.disabledAt) return 'sign-in-first';
  if (!mayAct(staff.role, act)) return 'role-not-allowed';
  // Who owns the machine needs no other account: only those whom a colleague let in wait.
  if (staff.createdBy && isTooNew(act, staff.createdAt, now)) return 'too-new-here';
  const people = request ? [request.emailIndex, ...about] : about;
  return people.some((index) => isNear(staff, index)) ? 'self-not-allowed' : null;
}
