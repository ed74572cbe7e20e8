import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { loadSecrets } from './secrets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-secrets-'));
after(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'secrets.json');

test('secrets are made once, all different, and for their owner alone', () => {
  const first = loadSecrets(folder);
  assert.deepEqual(loadSecrets(folder), first);
  const all = [first.master, ...Object.values(first.roles)];
  assert.equal(new Set(all).size, all.length);
  assert.ok(Buffer.byteLength(first.master) >= 32);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('a damaged file is never replaced, since what was sealed would be lost', () => {
  writeFileSync(file, '{"master":"short"}');
  assert.throws(() => loadSecrets(folder), { name: 'Refusal', message: /is damaged/ });
});
