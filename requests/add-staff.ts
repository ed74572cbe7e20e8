import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { passkey, staff } from '#db/schema/index';
import { findStaffByEmail } from '#db/staff';
import { type Actor, actorId, type StaffActor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { ok, type Result, refused } from '#domain/problems';
import type { Role } from '#domain/roles';
import { staffName } from '#domain/staff-name';
import { authorise } from './authorise.ts';
import { record } from './record.ts';
import { personOf } from './redeem.ts';
import { sealTotp } from './totp.ts';

export type NewStaff = {
  /** The operator at the command line, who makes the first admin, or an admin. */
  actor: StaffActor | Extract<Actor, { kind: 'operator' }>;
  email: unknown;
  name: string;
  role: Role;
  /** Base32; only for an example's made-up people. Others enrol at their first sign-in. */
  totpSecret?: string;
  now: Date;
};

/**
 * Lets somebody work at the desk. Twice is refused: a role is not changed by the way. Whoever was shut out is let in again
 * by an admin as somebody new: with the role of now, a second factor to be set up, the newcomer's first day, and no name
 * under a plan (`listApprovals`). So a role is changed, and a lost authenticator app made good.
 */
export async function addStaff({
  actor,
  email,
  name,
  role,
  totpSecret,
  now,
}: NewStaff): Promise<Result<{ id: string }>> {
  const address = canonicalAddress(email);
  if (!address.ok) return address;
  const shown = staffName(name);
  if (shown === '' || shown.length > 200) return refused('staff-name-missing', 'name');
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    // Holds the address's row: of two who add it at once, the second looks when the first is done. Staff have it already.
    const id = await personOf(tx, address.value);
    const known = await findStaffByEmail(tx, address.value);
    // The operator's commands run as the worker, which may take no passkey away.
    if (known && (!known.disabledAt || actor.kind === 'operator')) return refused('staff-known', 'email');
    if (known) await tx.delete(passkey).where(eq(passkey.staffId, id));
    const totpSealed = totpSecret ? sealTotp(id, totpSecret) : null;
    const letIn = { name: shown, role, totpSealed, createdAt: now, createdBy: actorId(actor) };
    const anew = { ...letIn, disabledAt: null, failedTries: 0, lockedUntil: null };
    await tx
      .insert(staff)
      .values({ id, ...letIn })
      .onConflictDoUpdate({ target: staff.id, set: anew });
    await record(tx, { type: 'staff-added', actor, now, detail: { staffId: id, role } });
    return ok({ id });
  });
}
