import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { staff } from '#db/schema/index';
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

/** Lets somebody work at the desk. Twice is refused: a role is not changed by the way. */
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
    if (await findStaffByEmail(tx, address.value)) return refused('staff-known', 'email');
    await tx.insert(staff).values({ id, name: shown, role, createdAt: now, createdBy: actorId(actor) });
    if (totpSecret)
      await tx
        .update(staff)
        .set({ totpSealed: sealTotp(id, totpSecret) })
        .where(eq(staff.id, id));
    await record(tx, { type: 'staff-added', actor, now, detail: { staffId: id, role } });
    return ok({ id });
  });
}
