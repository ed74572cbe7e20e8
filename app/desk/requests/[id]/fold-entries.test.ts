import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Entry, foldEntries, newestFirst } from './fold-entries.ts';

let at = Date.UTC(2026, 5, 1);
const entry = (what: string, same: string | null): Entry => {
  at -= 60_000;
  return { key: String(at), at: new Date(at), by: null, what, same };
};
const look = (who: string, what: string) => entry(what, `${who}: ${what}`);

const linesOf = (entries: Entry[]) => foldEntries(entries).map(([{ what }, ...older]) => `${what} ${older.length + 1}`);

test('looks of one person at the same are one line, also where others looked in between, and each is in it', () => {
  const [rows, details, others] = [look('Ann', 'rows'), look('Ann', 'details'), look('Ben', 'rows')];
  const again = look('Ann', 'rows');
  assert.deepEqual(foldEntries([rows, details, others, again]), [[rows, again], [details], [others]]);
});

test('what is alike and no look folds as well', () => {
  const letter = () => entry('Letter', 'letter to staff');
  assert.deepEqual(linesOf([letter(), look('Ann', 'rows'), letter(), entry('Note', null), letter()]), [
    'Letter 2',
    'rows 1',
    'Note 1',
    'Letter 1',
  ]);
});

test('what happened between two looks parts them, and is never folded itself', () => {
  const entries = [
    look('Ann', 'rows'),
    entry('Note', null),
    entry('Note', null),
    look('Ann', 'rows'),
    look('Ann', 'rows'),
  ];
  assert.deepEqual(linesOf(entries), ['rows 1', 'Note 1', 'Note 1', 'rows 2']);
});

test('of one instant, what came later stands above', () => {
  const at = new Date('2026-06-01T12:00:00Z');
  const came = (what: string, after = 0) => ({ ...entry(what, null), at: new Date(at.getTime() + after) });
  const entries = [came('Keyed in'), came('Planned', 60_000), came('Asked for proof'), came('Letter')];
  assert.deepEqual(
    newestFirst(entries).map(({ what }) => what),
    ['Planned', 'Letter', 'Asked for proof', 'Keyed in'],
  );
});
