import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findCheck } from '#db/settings';
import type { SettingsFiles } from '#domain/settings';
import { settingsDigest } from '#requests/settings-files';
import { exampleFiles } from '#tests/settings';
import { openWorker, staffMember, type TestWorker } from '#tests/worker';
import { checkSettings } from './check-settings.ts';

let worker: TestWorker;
let writer: string;
before(async () => {
  worker = await openWorker();
  writer = await staffMember('ada@desk.test', 'admin');
});
after(() => worker.close());

/** What is said of a draft with these texts. */
async function saidOf(files: Partial<SettingsFiles>): Promise<string[]> {
  const all = { ...exampleFiles, ...files };
  const digest = settingsDigest(all);
  const { rows } = await worker.owner.query<{ number: number }>(
    `INSERT INTO settings_version (organisation, map, digest, state, written_by, written_at)
     VALUES ($1, $2, $3, 'draft', $4, now()) RETURNING number`,
    [all.organisation, all.map, digest, writer],
  );
  const number = rows[0]?.number ?? assert.fail();
  for (let time = 0; time < 2; time++) await checkSettings({ number }, worker.surroundings);
  const check = (await findCheck(database(), { number, digest })) ?? assert.fail('not kept');
  const problems = check.remarks.filter(({ level }) => level === 'problem');
  return problems.map(({ file, line, column, says }) => `${file}:${line}:${column}: ${says}`);
}

const lineOf = (text: string, start: string) => text.split('\n').findIndex((line) => line.startsWith(start)) + 1;

test('the files that run have no problem; each fault of a draft is told with its file, line and nearest name', async () => {
  const { organisation, map } = exampleFiles;
  assert.deepEqual(await saidOf({}), []);
  const line = lineOf(organisation, 'packageDays:');
  const both = await saidOf({ organisation: organisation.replace('packageDays', 'packagDays'), map: 'tables: {' });
  assert.equal(both[0], `organisation.yaml:${line}:1: unknown key "packagDays"; did you mean "packageDays"?`);
  assert.match(both[1] ?? '', /^datamap\.yaml:1:\d+: /);
  const misnamed = await saidOf({ map: map.replace(/^( +)accounts:$/m, '$1acounts:') });
  assert.match(misnamed[0] ?? '', /^datamap\.yaml:\d+:\d+: .*acounts.*did you mean "(public\.)?accounts"/);
  assert.match((await saidOf({ organisation: `${organisation}holidays: XX\n` }))[0] ?? '', /holidays "XX"/);
});

test('F9: a map that somebody made up learns nothing of any row: none is read', async () => {
  await worker.shop.query(`REVOKE SELECT ON ALL TABLES IN SCHEMA public FROM habeas`);
  assert.deepEqual(await saidOf({ map: `${exampleFiles.map}# more\n` }), []);
});
