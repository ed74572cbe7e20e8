import { inTransaction } from '#db/client';
import { lockListed, updateListedLifted } from '#db/listed-hold';
import type { StaffActor } from '#domain/actor';
import { canonicalAddress } from '#domain/address';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { replanHeld } from './replan-held.ts';
import { identityIndex } from './who.ts';

export type LiftHoldList = {
  actor: StaffActor;
  listId: unknown;
  /** Of the one person who is let go; null lets all of them go. */
  email: unknown;
  reason: unknown;
  now: Date;
};

/** Ends the holds that a list laid, all or one person's, with a reason; never by somebody of that list, to whom there is none. Lifted twice, they were lifted by the first. */
export function liftHoldList({ actor, listId, email, reason, now }: LiftHoldList): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    if (!isUuid(listId)) return refused('not-found');
    const listed = await lockListed(tx, listId);
    if (listed.length === 0) return refused('not-found');
    const held = listed.filter(({ liftedAt }) => liftedAt === null);
    const isOther = await authorise(tx, { actor, act: 'hold', now, about: held.map(({ index }) => index) });
    // As if there were none: any other answer tells whoever tries it that they are held.
    if (!isOther.ok) return refused('not-found');
    const whose = email === null ? null : canonicalAddress(email);
    if (whose && !whose.ok) return whose;
    const words = readReason(reason);
    if (!words.ok) return words;
    const only = whose && identityIndex('email', whose.value);
    if (only && !listed.some(({ index }) => index.equals(only))) return refused('not-on-list', 'email');
    const gone = only ? held.filter(({ index }) => index.equals(only)) : held;
    if (gone.length === 0) return ok(null);
    const ids = gone.map(({ id }) => id);
    await updateListedLifted(tx, ids, { by: actor.staffId, reason: words.value, now });
    await record(tx, { type: 'hold-list-lifted', actor, now, detail: { listId, holds: ids.length } });
    await replanHeld(tx, { indexes: gone.map(({ index }) => index), now });
    return ok(null);
  });
}
