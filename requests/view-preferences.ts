import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { findOwnView } from '#db/own-view';
import type { PersonActor } from '#domain/actor';
import { asksAddressAlone } from '#domain/opt-out-asks';
import { type Preference, preferencesOf } from '#domain/preferences';
import { isFreshProof } from '#domain/sessions';
import { wholeFace } from './map-face.ts';
import { ownOptOuts } from './own-opt-outs.ts';
import { record } from './record.ts';

/**
 * How the choices of this person stand, live as the worker read them for their session, or null while it reads. Those that
 * ask for more than the address are not among them: a proven mailbox says nothing of a name and a number.
 */
export function viewPreferences({ actor, now }: { actor: PersonActor; now: Date }): Promise<Preference[] | null> {
  return inTransaction(async (tx) => {
    if (!isFreshProof(actor.provenAt, now)) return null;
    const read = await findOwnView(tx, { sessionId: actor.sessionId, now });
    if (!read?.data) return null;
    const { optOuts } = wholeFace((await findInstallation(tx)).mapFace);
    const choices = optOuts.filter(asksAddressAlone);
    await record(tx, { type: 'own-data-viewed', actor, now, detail: { choices: choices.length } });
    return preferencesOf(choices, read.data.optOuts ?? [], read.askedAt, await ownOptOuts(tx, actor));
  });
}
