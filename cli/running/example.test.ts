import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import { load, sources } from '#examples/clickandchat/people';
import { testDatabase } from '#tests/database';
import { checkAccount, grantAccount } from './example.ts';

const example = path.resolve('examples/clickandchat');
let url: string;
before(async () => {
  const build = (empty: string) => load(empty, { people: 100 });
  url = (await testDatabase({ key: `${sources().join()} start`, build, owner: 'habeas_owner' })).as('habeas_owner');
});

function broken(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-start-'));
  cpSync(example, folder, { recursive: true });
  const file = path.join(folder, 'datamap.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('mothers_maiden_name:', 'mother_maiden_name:'));
  return folder;
}

test('an installation starts on a map that fits', async () => {
  await checkAccount(example, url);
  await grantAccount(example, url);
});

for (const [what, begin] of Object.entries({ checkAccount, grantAccount })) {
  test(`${what}: nothing starts on a map naming a column that does not exist; file, line and nearest name are told`, async () => {
    await assert.rejects(begin(broken(), url), {
      name: 'FileFault',
      message:
        /datamap\.yaml:\d+:7: column "mother_maiden_name" does not exist in .*; did you mean "mothers_maiden_name"\?$/,
    });
  });
}
