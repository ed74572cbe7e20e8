import { inTransaction } from '#db/client';
import { findCheck, updateSettings } from '#db/settings';
import { lockStaff } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { isSound } from '#domain/settings';
import { type Given, giveFactor } from './give-factor.ts';
import { record } from './record.ts';
import { notMoved, type SettingsAsked, settingsAsked } from './settings-asked.ts';

/**
 * Publishes what a colleague wrote and offered, never one's own, with the second factor of this moment. It takes effect only
 * when the operator has put it into the folder and the processes have started anew. Twice is once.
 */
export function publishSettings({ code, passkey, ...asked }: SettingsAsked & Given): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const found = await settingsAsked(tx, asked, 'publish-settings');
    if (!found.ok) return found;
    const { number, digest, state, writtenBy, basedOn } = found.value;
    if (writtenBy === null || state === 'draft') return refused('not-found');
    if (writtenBy === actor.staffId) return refused('settings-by-you');
    if (state === 'published') return ok(null);
    if (state !== 'offered') return refused('settings-changed');
    const fresh = await notMoved(tx, basedOn);
    if (!fresh.ok) return fresh;
    const check = await findCheck(tx, { number, digest });
    if (!check || !isSound(check.remarks)) return refused('settings-not-sound');
    const who = await lockStaff(tx, actor.staffId);
    if (!who) return refused('sign-in-first');
    const { sessionId } = actor;
    const given = await giveFactor(tx, who, { code, passkey, sessionId, use: 'step-up', now });
    if (!given.ok) return given;
    await updateSettings(tx, number, { state: 'published', publishedBy: actor.staffId, publishedAt: now });
    await record(tx, { type: 'settings-published', actor, now, detail: { number, digest } });
    return ok(null);
  });
}
