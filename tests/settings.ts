/** Versions of the settings, for tests of what admins do with them at the desk. The worker's part is done by hand. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from '#db/client';
import { findSettings } from '#db/settings';
import type { StaffActor } from '#domain/actor';
import type { SettingsFiles, SettingsRemark } from '#domain/settings';
import { draftSettings } from '#requests/draft-settings';
import { offerSettings } from '#requests/offer-settings';
import { readSettings, settingsDigest } from '#requests/settings-files';
import { now } from './desk.ts';

export const exampleFiles = readSettings('examples/clickandchat');

/** Another version of the example's files. */
export const otherFiles = (days: number): SettingsFiles => ({
  ...exampleFiles,
  organisation: exampleFiles.organisation.replace('packageDays: 7', `packageDays: ${days}`),
});

/** A worker runs with these files from now on, somebody having changed them by hand. @returns their version's number */
export async function run(owner: pg.Client, files: SettingsFiles): Promise<number> {
  const { rows } = await owner.query<{ number: number }>(
    `WITH made AS (INSERT INTO settings_version (organisation, map, digest, state, written_at)
       VALUES ($1, $2, $3, 'published', $4) RETURNING number)
     INSERT INTO settings_in_force (number, since) SELECT number, $4 FROM made RETURNING number`,
    [files.organisation, files.map, settingsDigest(files), now],
  );
  return rows[0]?.number ?? assert.fail();
}

/** What the worker's check has found of a version as it stands. */
export async function checked(owner: pg.Client, number: number, remarks: SettingsRemark[] = []): Promise<void> {
  await owner.query(
    `INSERT INTO settings_check (number, digest, checked_at, remarks) SELECT number, digest, $2, $3 FROM settings_version WHERE number = $1
     ON CONFLICT (number) DO UPDATE SET digest = excluded.digest, remarks = excluded.remarks`,
    [number, now, JSON.stringify(remarks)],
  );
}

export const fault: SettingsRemark = { file: 'datamap.yaml', line: 3, column: 5, says: 'wrong', level: 'problem' };

export const versionOf = async (number: number) =>
  (await inTransaction((tx) => findSettings(tx, number))) ?? assert.fail('no such version');

/** @returns the number of a draft of these files */
export async function drafted(actor: StaffActor, basedOn: number, files: SettingsFiles): Promise<number> {
  const form = { ...files, why: 'Shorter', basedOn, submissionKey: randomUUID() };
  const made = await draftSettings({ actor, ...form, now });
  return made.ok ? made.value : assert.fail(made.problems[0].code);
}

/** @returns the number of a version that its author has offered */
export async function offered(
  owner: pg.Client,
  actor: StaffActor,
  basedOn: number,
  files: SettingsFiles,
): Promise<number> {
  const number = await drafted(actor, basedOn, files);
  await checked(owner, number);
  const { digest: seen } = await versionOf(number);
  const result = await offerSettings({ actor, number, seen, now });
  return result.ok ? number : assert.fail(result.problems[0].code);
}
