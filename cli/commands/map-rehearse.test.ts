import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { childEnv } from '#env';
import { type Account, exampleAccount, fingerprints } from '#tests/checked-map';

let forum: Account;
before(async () => {
  forum = await exampleAccount('jivochat');
});
after(() => forum.client.end());

function rehearsal(...words: string[]) {
  const at = ['map', 'rehearse', '--email', 'rolf.brandt@mail.example', '--scope', 'objected', '--erase', '--json'];
  const env = childEnv({ ACCOUNT_DATABASE_URL: forum.url, HABEAS_ORGANISATION: 'examples/jivochat' });
  return spawnSync(process.execPath, ['cli/habeas.ts', ...at, ...words], { encoding: 'utf8', env });
}

test('map rehearse counts from the last change of policy, or from the one that is named, and takes all back', async () => {
  const before = await fingerprints(forum);
  for (const words of [[], ['--policy', '2014-10-17']]) {
    const { status, stdout, stderr } = rehearsal(...words);
    assert.equal(status, 0, stderr);
    const answers = JSON.parse(stdout).tables.find(({ table }: { table: string }) => table === 'survey_answer');
    assert.deepEqual([answers.found, answers.erased], [2, 1]);
  }
  assert.deepEqual(await fingerprints(forum), before);
});

test('map rehearse of a change of policy that never was ends with one line, which names those that were', () => {
  const { status, stderr } = rehearsal('--policy', '1999-01-01');
  assert.deepEqual([status, stderr.trim().split('\n').length], [1, 1]);
  assert.match(stderr, /2014-10-17/);
});
