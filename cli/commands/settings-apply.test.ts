import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { findInForce, findPending } from '#db/settings';
import type { SettingsFiles } from '#domain/settings';
import { childEnv } from '#env';
import { noteSettings } from '#requests/note-settings';
import { record } from '#requests/record';
import { readSettings, settingsDigest } from '#requests/settings-files';
import { exampleFiles, otherFiles } from '#tests/settings';
import { openWorker, staffMember, type TestWorker } from '#tests/worker';

let worker: TestWorker;
let names: string[];
const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
before(async () => {
  cpSync('examples/clickandchat', folder, { recursive: true });
  worker = await openWorker();
  names = [await staffMember('ada@desk.test', 'admin'), await staffMember('bea@desk.test', 'admin')];
});
after(() => worker.close());

function apply(...words: string[]) {
  const env = childEnv({ ...worker.env, HABEAS_ORGANISATION: folder });
  const ran = spawnSync(process.execPath, ['cli/habeas.ts', 'settings', 'apply', ...words], { encoding: 'utf8', env });
  return { code: ran.status, out: ran.stdout, says: ran.stderr.trim() };
}

let clock = Date.now();
const tick = () => new Date(++clock);
const start = (files: SettingsFiles) => noteSettings({ files, now: tick() });
const put = (files: SettingsFiles) => {
  writeFileSync(path.join(folder, 'organisation.yaml'), files.organisation);
  writeFileSync(path.join(folder, 'datamap.yaml'), files.map);
};

/** As the desk leaves it; what leads there has tests of its own. */
async function publish(files: SettingsFiles, why = 'Shorter'): Promise<{ number: number; digest: string }> {
  const digest = settingsDigest(files);
  const basedOn = (await findInForce(database()))?.number;
  const { rows } = await worker.owner.query(
    `INSERT INTO settings_version (organisation, map, digest, why, state, based_on, written_by, written_at, published_by, published_at)
     VALUES ($1, $2, $3, $4, 'published', $5, $6, $8, $7, $8) RETURNING number`,
    [files.organisation, files.map, digest, why, basedOn, ...names, tick()],
  );
  const { number } = rows[0];
  const actor = { kind: 'worker' } as const;
  await inTransaction((tx) =>
    record(tx, { type: 'settings-published', actor, now: tick(), detail: { number, digest } }),
  );
  return { number, digest: digest.slice(0, 12) };
}

test('what two have published is shown, written by its digest alone, and in force once the worker starts', async () => {
  await start(exampleFiles);
  put(exampleFiles);
  assert.match(apply().says, /^No version waits/);
  const { number, digest } = await publish(otherFiles(5), 'Shorter\u001b[2J');
  const looked = apply();
  assert.equal(looked.code, 0, looked.says);
  assert.match(looked.out, /Written by ada@desk\.test.*Shorter\?\[2J\nPublished by bea@desk\.test/);
  assert.match(looked.out, /\n-packageDays: 7\n\+packageDays: 5\n(.*\n)*datamap\.yaml: nothing changes/);
  assert.ok(looked.out.includes(`--digest ${digest}`));
  assert.match(apply('--digest', '0'.repeat(12)).says, /not what you have read/);
  assert.deepEqual(readSettings(folder), exampleFiles);
  assert.equal(apply('--digest', digest).code, 0);
  assert.deepEqual(readSettings(folder), otherFiles(5));
  assert.deepEqual(
    readdirSync(folder).filter((name) => /yaml./.test(name)),
    [],
    'nothing is left beside them',
  );
  assert.equal((await findPending(database()))?.number, number, 'it waits until the worker has started anew');
  assert.equal(apply('--digest', digest).code, 0, 'done twice it is the same');
  await start(readSettings(folder));
  assert.deepEqual([(await findInForce(database()))?.number, await findPending(database())], [number, null]);
});

test('files that somebody changed by hand are not written over unless told; half of an earlier try is', async () => {
  await start(exampleFiles);
  const { digest } = await publish({ ...otherFiles(4), map: `${exampleFiles.map}# more\n` });
  put(otherFiles(2));
  assert.match(
    apply('--digest', digest).says,
    /organisation\.yaml of the folder is not what this version was made from/,
  );
  assert.deepEqual(readSettings(folder), otherFiles(2));
  assert.equal(apply('--digest', digest, '--over').code, 0);
  put({ ...exampleFiles, map: `${exampleFiles.map}# more\n` });
  assert.equal(apply('--digest', digest).code, 0);
});

test('between check and apply the database went another way: what it has no more is refused', async () => {
  await start(exampleFiles);
  put(exampleFiles);
  const { digest } = await publish({ ...otherFiles(6) });
  await worker.shop.query('ALTER TABLE accounts ADD COLUMN passport_number text');
  assert.match(apply('--digest', digest).says, /The check has found problems/);
  await worker.shop.query('ALTER TABLE accounts DROP COLUMN passport_number; ALTER TABLE accounts RENAME city TO town');
  assert.match(apply('--digest', digest, '--with-problems').says, /names what is not in the account database/);
  assert.deepEqual(readSettings(folder), exampleFiles);
  await worker.shop.query('ALTER TABLE accounts RENAME town TO city');
});

test('F9: a version that is not as the log of events has it published is refused', async () => {
  await start(exampleFiles);
  put(exampleFiles);
  const { number, digest } = await publish(otherFiles(3));
  const { rows } = await worker.owner.query('SELECT organisation FROM settings_version WHERE number = $1', [number]);
  await worker.owner.query('ALTER TABLE settings_version DISABLE TRIGGER keep_settings');
  const swap = (text: string, sum: string) =>
    inTransaction(() =>
      worker.owner.query('UPDATE settings_version SET organisation = $2, digest = $3 WHERE number = $1', [
        number,
        text,
        sum,
      ]),
    );
  await swap(rows[0].organisation.replace('approvals: standard', 'approvals: strict'), settingsDigest(otherFiles(3)));
  assert.match(apply('--digest', digest).says, /not what the log of events has as published/);
  await swap(otherFiles(1).organisation, settingsDigest(otherFiles(1)));
  assert.match(apply().says, /not what the log of events has as published/);
  assert.deepEqual(readSettings(folder), exampleFiles);
});
