import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine } from './csv.ts';

test('no cell is a formula to a spreadsheet', () => {
  const odd = ['=1+1', '+1', '-1', '@sum', ' =1', '\t=1', '"=1', ';=1', '＝1', '\r=1'];
  for (const text of odd) assert.match(csvLine([text]), /^"?'/, JSON.stringify(text));
});

test('numbers stay numbers, and nothing is an empty cell', () => {
  assert.equal(csvLine([-3, 0.5, null, '', 'a-b']), '-3,0.5,,,a-b\r\n');
});

test('commas, quotes and lines within a cell end neither cell nor line', () => {
  assert.equal(csvLine(['a,b', 'say "no"', 'two\nlines']), '"a,b","say ""no""","two\nlines"\r\n');
});
