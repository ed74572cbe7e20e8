import { inTransaction } from '#db/client';
import { enqueue } from '#db/queue';
import { updateSettings } from '#db/settings';
import { ok, type Result, refused } from '#domain/problems';
import { record } from './record.ts';
import { notMoved, type SettingsAsked, settingsAsked, settingsNumber } from './settings-asked.ts';
import { settingsDigest } from './settings-files.ts';
import { readTyped, type SettingsTyped } from './settings-typed.ts';

export type SaveSettings = SettingsAsked &
  SettingsTyped & {
    /** The version in force that it is put on top of: another one than before, where that has changed meanwhile. */
    basedOn: unknown;
    /** The digest of the draft as it was opened. */
    seen: unknown;
  };

/** Changes one's own draft and has it checked anew. Saved elsewhere meanwhile, it is left alone; twice changes it once. */
export function saveSettings({ basedOn, seen, organisation, map, why, ...asked }: SaveSettings): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const found = await settingsAsked(tx, asked, 'administer');
    if (!found.ok) return found;
    const { number, state, writtenBy, ...before } = found.value;
    if (writtenBy !== actor.staffId) return refused('not-found');
    const read = readTyped({ organisation, map, why });
    if (!read.ok) return read;
    const base = settingsNumber(basedOn);
    const fresh = await notMoved(tx, base);
    if (!fresh.ok) return fresh;
    const digest = settingsDigest(read.value);
    if (state !== 'draft') return refused('settings-changed');
    const isSame = before.digest === digest && before.basedOn === base && before.why === read.value.why;
    if (!isSame) {
      if (before.digest !== seen) return refused('settings-changed');
      await updateSettings(tx, number, { ...read.value, digest, basedOn: base, writtenAt: now });
      await record(tx, { type: 'settings-drafted', actor, now, detail: { number, digest } });
    }
    // The same is checked anew, too: the database may have changed.
    await enqueue(tx, 'check-settings', { number }, { key: `check-settings:${number}` });
    return ok(null);
  });
}
