import { inTransaction } from '#db/client';
import { findPending, updateSettings } from '#db/settings';
import { ok, type Result, refused } from '#domain/problems';
import { record } from './record.ts';
import { type SettingsAsked, settingsAsked } from './settings-asked.ts';

/** Takes a version back that is not in force: a draft by who wrote it, another by any admin. Twice is once. */
export function withdrawSettings(asked: SettingsAsked): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const found = await settingsAsked(tx, asked, 'administer');
    if (!found.ok) return found;
    const { number, state, writtenBy } = found.value;
    if (state === 'draft' && writtenBy !== actor.staffId) return refused('not-found');
    if (state === 'withdrawn') return ok(null);
    if (state === 'published' && (await findPending(tx))?.number !== number) return refused('settings-changed');
    await updateSettings(tx, number, { state: 'withdrawn', withdrawnBy: actor.staffId, withdrawnAt: now });
    await record(tx, { type: 'settings-withdrawn', actor, now, detail: { number } });
    return ok(null);
  });
}
