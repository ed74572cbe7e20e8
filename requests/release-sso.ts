import { inTransaction } from '#db/client';
import { deleteSsoBinding } from '#db/sso';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type ReleaseSso = { actor: StaffActor; staffId: unknown; now: Date };

/** Lets somebody's next single sign-on bind another account of the provider. Their open sessions stay. */
export function releaseSso({ actor, staffId, now }: ReleaseSso): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (!isUuid(staffId) || !(await deleteSsoBinding(tx, staffId))) return refused('sso-not-bound');
    await record(tx, { type: 'sso-released', actor, now, detail: { staffId } });
    return ok(null);
  });
}
