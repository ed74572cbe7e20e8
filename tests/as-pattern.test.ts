import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { childEnv } from '#env';
import { asPattern } from './as-pattern.ts';

const cwd = path.resolve(import.meta.dirname, '..');

test('each test file is found by its own pattern, those under folders such as [id] too', () => {
  const exclude = (name: string) => ['node_modules', '.next', '.git'].includes(path.basename(name));
  const files = globSync('**/*.test.ts', { cwd, exclude });
  assert.ok(files.some((file) => file.includes('[id]')));
  for (const file of files) assert.deepEqual(globSync(asPattern(file), { cwd }), [file]);
});

test('node runs what stands in such a folder', () => {
  const file = asPattern('app/desk/requests/[id]/clock-rows.test.ts');
  const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], {
    ...{ cwd, encoding: 'utf8', env: childEnv({}) },
  });
  assert.match(stdout, /# pass [1-9]/);
  assert.match(stdout, /# fail 0/);
});
