import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { childEnv } from '#env';
import { testPortal } from '#tests/database';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-audit-'));
after(() => rmSync(folder, { recursive: true }));

test('audit export writes a file once; over one that is there it says so in one line and leaves it', async () => {
  const to = path.join(folder, 'events');
  const env = childEnv({ DATABASE_URL: (await testPortal()).worker });
  const exported = () =>
    spawnSync(process.execPath, ['cli/habeas.ts', 'audit', 'export', '--to', to], { encoding: 'utf8', env });
  const first = exported();
  assert.equal(first.status, 0, first.stderr);
  const text = readFileSync(to, 'utf8');
  const { status, stdout, stderr } = exported();
  assert.deepEqual([status, stdout, stderr], [1, '', `${to} is there already; name another file.\n`]);
  assert.equal(readFileSync(to, 'utf8'), text);
});
