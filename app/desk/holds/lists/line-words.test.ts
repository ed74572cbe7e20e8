import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine } from '#domain/csv';
import { type BadLine, readHoldList } from '#domain/hold-list';
import { badCells, badHead, lineWords } from './line-words.ts';

const bad: BadLine = {
  line: 7,
  typed: { email: '=nobody', reason: '-1, or "so"', law: '', reviewOn: '31/01/2036' },
  isOpen: false,
  problems: [
    { code: 'address-not-plain', field: 'email' },
    { code: 'day-not-valid', field: 'reviewOn' },
  ],
};

test('a bad line says what to change, and in which column', () => {
  assert.match(lineWords(bad)[0] ?? '', /^Enter an address such as/);
  assert.match(lineWords(bad)[1] ?? '', /^Look again on: Enter a day/);
  assert.match(lineWords({ problems: [{ code: 'self-not-allowed', field: 'email' }] })[0] ?? '', /colleague/);
});

test('the file of the bad lines runs nothing, and is read as it was once it is mended', () => {
  const text = csvLine(badHead) + csvLine(badCells(bad));
  assert.match(text, /^7,'=nobody,"'-1, or ""so""",,31/m);
  const read = readHoldList(text);
  assert.ok(read.ok);
  assert.deepEqual(read.value, { lines: [{ line: 2, typed: bad.typed, isOpen: false }], unread: [] });
});
