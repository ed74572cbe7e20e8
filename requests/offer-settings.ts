import { inTransaction } from '#db/client';
import { findCheck, updateSettings } from '#db/settings';
import { ok, type Result, refused } from '#domain/problems';
import { isSound } from '#domain/settings';
import { record } from './record.ts';
import { notMoved, type SettingsAsked, settingsAsked } from './settings-asked.ts';

/** Offers one's own draft, once its check has passed, to another admin to publish: from then on it stays as it is. Twice is once. */
export function offerSettings({ seen, ...asked }: SettingsAsked & { seen: unknown }): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const found = await settingsAsked(tx, asked, 'administer');
    if (!found.ok) return found;
    const { number, digest, state, writtenBy, basedOn } = found.value;
    if (writtenBy !== actor.staffId) return refused('not-found');
    if (state === 'offered') return ok(null);
    if (state !== 'draft' || seen !== digest) return refused('settings-changed');
    const fresh = await notMoved(tx, basedOn);
    if (!fresh.ok) return fresh;
    const check = await findCheck(tx, { number, digest });
    if (!check || !isSound(check.remarks)) return refused('settings-not-sound');
    await updateSettings(tx, number, { state: 'offered' });
    await record(tx, { type: 'settings-offered', actor, now, detail: { number, digest } });
    return ok(null);
  });
}
