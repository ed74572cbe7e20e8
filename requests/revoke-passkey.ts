import { inTransaction } from '#db/client';
import { deletePasskey } from '#db/passkey';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { record } from './record.ts';
import { tellOfPasskey } from './tell-of-passkey.ts';

export type RevokePasskey = { actor: StaffActor; passkeyId: unknown; now: Date };

/** Takes one's own passkey away: it opens nothing from here on. Somebody else's and a made-up one get the same answer. */
export function revokePasskey({ actor, passkeyId, now }: RevokePasskey): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    if (!isUuid(passkeyId)) return refused('passkey-gone');
    if (!(await deletePasskey(tx, { staffId: actor.staffId, id: passkeyId }))) return refused('passkey-gone');
    await record(tx, { type: 'passkey-revoked', actor, now, detail: { passkeyId } });
    await tellOfPasskey(tx, { actor, staffId: actor.staffId, isAdded: false, now });
    return ok(null);
  });
}
