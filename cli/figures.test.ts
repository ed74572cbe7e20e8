import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measure } from './figures.ts';
import { parseSource } from './measure/source.ts';

const figure = (name: string, files: Record<string, string>): number | undefined =>
  measure(Object.entries(files).map(([file, text]) => parseSource(file, text))).find((one) => one.name === name)?.value;

test('a comment’s share is taken of the lines that say something, and empty ones are neither', () => {
  const text = '/**\n * Why.\n */\n\nexport const a = 1; // trailing\n\n\nexport const b = 2;\n';
  assert.equal(figure('comment lines, %', { 'domain/a.ts': text }), 60);
});

test('exported names are all that others can import: values, types, and what is passed on', () => {
  const text = "export type A = 1; export const b = 2; export { c } from './c.ts'; const d = b;\n";
  assert.equal(figure('exported names a module, median', { 'domain/a.ts': text }), 3);
});

test('tests stand on the other side of the ratio, with what they share, and in no other figure', () => {
  const files = { 'db/a.ts': 'const a = 1;\n', 'db/a.test.ts': 'const b = 1;\n', 'tests/c.ts': 'const c: any = 1;\n' };
  assert.equal(figure('test lines : code lines', files), 2);
  assert.equal(figure('any', files), 0);
});
