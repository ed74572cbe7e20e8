import { inTransaction } from '#db/client';
import { installation } from '#db/schema/index';
import { findInForce, findPublishedAs, insertInForce, insertSettings } from '#db/settings';
import type { SettingsFiles } from '#domain/settings';
import { record } from './record.ts';
import { settingsDigest } from './settings-files.ts';

/**
 * Keeps with which files a worker runs from now on: a version that was published, or one of their own, where somebody
 * changed them by hand, so that the history has all that was ever in force. The same files twice change nothing.
 */
export function noteSettings({ files, now }: { files: SettingsFiles; now: Date }): Promise<void> {
  return inTransaction(async (tx) => {
    // Of workers that start at once, one is the first.
    await tx.select({ one: installation.one }).from(installation).for('update');
    const digest = settingsDigest(files);
    const before = await findInForce(tx);
    if (before?.digest === digest) return;
    const found = { ...files, digest, state: 'published', basedOn: before?.number ?? null, writtenAt: now } as const;
    const number = (await findPublishedAs(tx, digest)) ?? (await insertSettings(tx, found)).number;
    await insertInForce(tx, number, now);
    await record(tx, { type: 'settings-in-force', actor: { kind: 'worker' }, now, detail: { number, digest } });
  });
}
