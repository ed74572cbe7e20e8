import { inTransaction } from '#db/client';
import { listPasskeys } from '#db/passkey';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';
import { relyingParty } from './relying-party.ts';

export type PasskeyLine = { id: string; name: string; madeAt: Date; usedAt: Date | null };

/** Somebody's own passkeys, by their names alone, and whether any can be made here. */
export function listOwnPasskeys({
  actor,
  now,
}: {
  actor: StaffActor;
  now: Date;
}): Promise<Result<{ passkeys: PasskeyLine[]; isPossible: boolean }>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const passkeys = (await listPasskeys(tx, actor.staffId)).map(({ id, credential: { name }, madeAt, usedAt }) => ({
      ...{ id, name, madeAt, usedAt },
    }));
    return ok({ passkeys, isPossible: relyingParty() !== null });
  });
}
