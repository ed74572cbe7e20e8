import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/experience.md'), 'utf8');
const lines = [...page.matchAll(/^\| ([VQ]\d+) \| (.*) \| (.*) \|$/gm)].map(([, id = '', says = '', by = '']) => ({
  id,
  says,
  by,
}));

/** First and last number of each group of lines. */
const groups = {
  V: ['1-8', '10-13', '20-22', '30-32', '40-45', '50-53', '60-62', '70-73', '80-83'],
  Q: ['1-11', '20-26', '30-38', '40-43'],
};

test('every line of what it should feel like is listed once', () => {
  const wanted = Object.entries(groups).flatMap(([letter, ranges]) =>
    ranges.flatMap((range) => {
      const [from = 0, to = 0] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, n) => `${letter}${from + n}`);
    }),
  );
  assert.deepEqual(
    lines.map(({ id }) => id),
    wanted,
  );
});

test('what shows a line is there, and only what is not true yet is shown by nothing', () => {
  for (const { id, says, by } of lines) {
    const files = [...by.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    for (const file of files) assert.ok(existsSync(path.join(root, file)), `${id}: ${file} is gone`);
    if (files.length === 0) assert.match(says, /\*\*Not yet/, `${id} is shown by nothing`);
  }
});
