import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { enqueue } from '#db/queue';
import { dayOf } from '#domain/clock';
import { asksAddressAlone } from '#domain/opt-out-asks';
import { ok, type Result, refused } from '#domain/problems';
import { type Sharing, sharingNamed, sharingOptOut } from '#domain/sharing';
import { wholeFace } from './map-face.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

/**
 * Has the worker tell everybody of a sharing that is planned, before it begins. Announced twice, whoever has their letter
 * gets no other; people who came since get theirs.
 * @param sharing id in the organisation file
 */
export function announceSharing({ sharing, now }: { sharing: string; now: Date }): Promise<Result<Sharing>> {
  return inTransaction(async (tx) => {
    const planned = sharingNamed(organisation(), sharing);
    if (!planned) return refused('not-found');
    // Told afterwards, nobody could prevent it.
    if (planned.from <= dayOf(now, organisation().timeZone)) return refused('day-over');
    const { optOuts } = wholeFace((await findInstallation(tx)).mapFace);
    const wish = optOuts.find(({ key }) => key === sharingOptOut);
    if (!wish || !asksAddressAlone(wish)) return refused('not-possible-now');
    await record(tx, { type: 'sharing-announced', actor: { kind: 'operator' }, now, detail: { sharing } });
    await enqueue(tx, 'announce-sharing', { sharing }, { key: `sharing:${sharing}` });
    return ok(planned);
  });
}
