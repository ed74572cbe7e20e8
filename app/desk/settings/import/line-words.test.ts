import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine } from '#domain/csv';
import { groundIds } from '#domain/law/rule';
import { type BadPastLine, pastRequest, readPastRequests } from '#domain/past-requests';
import { badCells, badHead, lineWords } from './line-words.ts';

const known = { today: '2026-06-01', lawsOn: () => ['us-ca', 'eu-gdpr'] };
const head = 'reference,kind,email,law,channel,received,extended,answered,outcome,ground,note';

function badOf(text: string): BadPastLine[] {
  const read = readPastRequests(text);
  assert.ok(read.ok);
  return read.value.lines.map((line) => pastRequest(line, known)).filter((line) => 'problems' in line);
}

test('what is to be changed is told by its column, with what is allowed there', () => {
  const [bad] = badOf(`${head}\nA1,everything,a@b.test,Mars,letter,2025-03-01,,,denied,,`);
  assert.ok(bad);
  assert.deepEqual(lineWords(bad), [
    'Kind: Write one of: access, correct, delete, opt-out, other',
    'Law or region: Write one of: California, EU',
    'Answered: Only what was answered is brought in. Key an open request in under “New request”',
    `Ground: Write one of: ${groundIds.join(', ')}`,
  ]);
  assert.deepEqual(lineWords({ problems: [{ code: 'reference-twice', field: 'reference', detail: { line: 1200 } }] }), [
    'Reference: Line 1,200 says something else under the same reference',
  ]);
});

test('of many that are allowed a line names the first, and where all stand', () => {
  const allowed = Array.from({ length: 36 }, (_, place) => `Place ${place}`).join(', ');
  assert.deepEqual(lineWords({ problems: [{ code: 'choice-unknown', field: 'law', detail: { allowed } }] }), [
    'Law or region: Write one of the 36 that the page for bringing in lists, such as Place 0, Place 1, Place 2',
  ]);
});

test('the file of the bad lines, mended, is a table again; no cell of it is a formula', () => {
  const bad = badOf(`${head}\nA1,access,"=HYPERLINK(""x"")",eu,letter,2025-03-01,,2025-03-02,in whole,,"+1, a note"`);
  const file = [badHead, ...bad.map(badCells)].map((cells) => csvLine(cells)).join('');
  assert.doesNotMatch(file, /(^|,)"?[=+]/m);
  const read = readPastRequests(file);
  assert.deepEqual(read.ok && [read.value.lines[0]?.typed, read.value.unread], [bad[0]?.typed, []]);
  assert.deepEqual(badOf(file.replace(/"?'=HYPERLINK[^,]*,/, 'a@b.test,')), []);
});
