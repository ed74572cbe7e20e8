import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { requireBuild } from './built.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-built-'));
after(() => rmSync(folder, { recursive: true }));

test('what is not built, and what Next built alone, says what to run; a whole build names its script', () => {
  assert.throws(() => requireBuild(folder), { name: 'Refusal', message: /are not built: run `npm run build`/ });
  writeFileSync(path.join(folder, 'BUILD_ID'), 'x');
  mkdirSync(path.join(folder, 'static/visitor'), { recursive: true });
  writeFileSync(path.join(folder, 'static/other.js'), '');
  assert.throws(() => requireBuild(folder), { name: 'Refusal', message: /without their script.*run `npm run build`/ });
  writeFileSync(path.join(folder, 'static/visitor/visitor-AB12.js'), '');
  assert.equal(requireBuild(folder), '/_next/static/visitor/visitor-AB12.js');
});
