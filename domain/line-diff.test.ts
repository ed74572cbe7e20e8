import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffLines, hunksOf } from './line-diff.ts';

const marks = { same: ' ', gone: '-', new: '+' };
const shown = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text, line }) => `${marks[kind]}${line} ${text}`);

test('a line that changed is the old one taken away and the new one put in, with its number in its own text', () => {
  assert.deepEqual(shown('a\nb\nc\n', 'a\nB\nc\n'), [' 1 a', '-2 b', '+2 B', ' 3 c']);
  assert.deepEqual(shown('a\nb\nc\nd', 'b\nc\nx\nd'), ['-1 a', ' 1 b', ' 2 c', '+3 x', ' 4 d']);
  assert.deepEqual(shown('a\r\nb\r\n', 'a\nb\n'), [' 1 a', ' 2 b'], 'the ends of lines are no change');
});

test('only what is near a change is shown, and nothing of what is the same', () => {
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const other = lines.with(5, 'five').with(30, 'thirty');
  assert.deepEqual(
    hunksOf(lines.join('\n'), other.join('\n')).map((hunk) => [hunk.length, hunk[0]?.text]),
    [
      [8, 'line 2'],
      [8, 'line 27'],
    ],
  );
  assert.deepEqual(hunksOf('same', 'same'), []);
});

test('of texts too large to be laid over each other, all in between is replaced, and no line is lost', () => {
  const text = (name: string) => Array.from({ length: 3000 }, (_, n) => `${name} ${n}`).join('\n');
  const lines = diffLines(`head\n${text('a')}`, `head\n${text('b')}`);
  const count = (wanted: string) => lines.filter(({ kind }) => kind === wanted).length;
  assert.deepEqual([count('same'), count('gone'), count('new')], [1, 3000, 3000]);
});
