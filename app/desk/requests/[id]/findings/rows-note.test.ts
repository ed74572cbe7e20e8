import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#domain/finding';
import { isWithheld, rowsNote } from './rows-note.ts';

const column = { column: 'topic', label: 'Topic', category: 'contact', show: 'shown' as const };
const finding = (found: number, shown: number, columns = [column]): Finding => ({
  ...{ table: 'tickets', label: 'Tickets', category: 'contact', columns, found, mentionColumns: [] },
  ...{ rows: Array.from({ length: shown }, (_, at) => ({ row: `${at}`, values: ['x'] })), mentioned: 0, mentions: [] },
});

test('of many rows it says how many are on the page, and how many were left out', () => {
  assert.equal(rowsNote(finding(1, 1), 0), '1 row');
  assert.equal(rowsNote(finding(900, 200), 0), 'first 200 of 900 rows');
  assert.equal(rowsNote(finding(3, 2), 1), '3 rows, 1 of them left out');
  assert.equal(rowsNote(finding(1, 0), 1), '1 row, 1 of them left out');
});

test('rows about which somebody else decides are counted, and not called the first of some', () => {
  const withheld = finding(2, 0, []);
  assert.equal(isWithheld(withheld), true);
  assert.equal(rowsNote(withheld, 0), '2 rows');
  assert.deepEqual([finding(2, 2), finding(1, 0), finding(0, 0, [])].map(isWithheld), [false, false, false]);
});

test('where only shared rows are held, nothing is said of own ones', () => {
  assert.equal(rowsNote(finding(0, 0), 0), '');
});
