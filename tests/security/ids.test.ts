import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The lines of docs/security.md: an id, and the files that it names as its tests. */
const listed = [...read('docs/security.md').matchAll(/^\| ([A-H]\d+) \|.*\|([^|]+)\|$/gm)].map(
  ([, id = '', files = '']) => ({
    id,
    files: [...files.matchAll(/`([^`]+\.(?:test|spec)\.ts)`/g)].map(([, file = '']) => file),
  }),
);

/** The ids with which the titles of a file's tests begin: `A1: …`, `A18, A19: …`, `D1 D12 …`. */
function idsIn(text: string): string[] {
  const titles = [...text.matchAll(/\btest\(\s*(['"`])((?:[A-H]\d+[,:]? )+)/g)];
  return titles.flatMap(([, , ids = '']) => ids.match(/[A-H]\d+/g) ?? []);
}

const files = globSync('{app,cli,datamap,db,domain,emails,examples,requests,tests,worker}/**/*.{test,spec}.ts', {
  cwd: root,
});
const tested = new Map(files.map((file) => [file.replaceAll('\\', '/'), idsIn(read(file))]));

test('docs/security.md lists threats, and none twice', () => {
  assert.ok(listed.length >= 30);
  assert.equal(new Set(listed.map(({ id }) => id)).size, listed.length);
});

test('each threat of docs/security.md names files with a test that begins with its id', () => {
  const without = listed.flatMap(({ id, files: named }) =>
    named.length === 0
      ? [id]
      : named.filter((file) => !tested.get(file)?.includes(id)).map((file) => `${id} in ${file}`),
  );
  assert.deepEqual(without, []);
});

test('the titles of tests are read whichever way they give their ids', () => {
  const text = `test('A1: x', f); test("A18, A19: x", f); test(\n  'D1 D12 x', f); test('A list', f); test(\`C11 x \${y}\`, f)`;
  assert.deepEqual(idsIn(text), ['A1', 'A18', 'A19', 'D1', 'D12', 'C11']);
});
