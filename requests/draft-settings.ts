import { inTransaction } from '#db/client';
import { enqueue } from '#db/queue';
import { findInForce, insertSettings } from '#db/settings';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { boundKey } from './bound-key.ts';
import { record } from './record.ts';
import { notMoved, settingsNumber } from './settings-asked.ts';
import { settingsDigest } from './settings-files.ts';
import { readTyped, type SettingsTyped } from './settings-typed.ts';

export type DraftSettings = SettingsTyped & {
  actor: StaffActor;
  /** The version that was in force when the form was opened. */
  basedOn: unknown;
  /** Of the form: sent twice, it makes one draft. */
  submissionKey: unknown;
  now: Date;
};

/**
 * Keeps a draft of the organisation file and the data map, and has the worker check it. Nothing that runs changes by it.
 * @returns the draft's number
 */
export function draftSettings({
  actor,
  basedOn,
  submissionKey,
  now,
  ...typed
}: DraftSettings): Promise<Result<number>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (!isUuid(submissionKey)) return refused('page-expired');
    const read = readTyped(typed);
    if (!read.ok) return read;
    const base = settingsNumber(basedOn);
    const fresh = await notMoved(tx, base);
    if (!fresh.ok) return fresh;
    const digest = settingsDigest(read.value);
    if ((await findInForce(tx))?.digest === digest) return refused('settings-unchanged');
    const row = {
      ...read.value,
      digest,
      state: 'draft',
      basedOn: base,
      writtenBy: actor.staffId,
      writtenAt: now,
    } as const;
    const key = boundKey(submissionKey, `${actor.staffId}:${digest}`);
    const { number, isNew } = await insertSettings(tx, { ...row, submissionKey: key });
    if (!isNew) return ok(number);
    await record(tx, { type: 'settings-drafted', actor, now, detail: { number, digest } });
    await enqueue(tx, 'check-settings', { number }, { key: `check-settings:${number}` });
    return ok(number);
  });
}
