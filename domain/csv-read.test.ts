import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine } from './csv.ts';
import { readCsv } from './csv-read.ts';

const cellsOf = (text: string) => [...readCsv(text)].map(({ cells }) => cells);

test('commas, semicolons and tabs separate, whichever the first line has most of', () => {
  assert.deepEqual(cellsOf('a,b\nc,d;e'), [
    ['a', 'b'],
    ['c', 'd;e'],
  ]);
  assert.deepEqual(cellsOf('a;b\nc;"d,e"'), [
    ['a', 'b'],
    ['c', 'd,e'],
  ]);
  assert.deepEqual(cellsOf('a\tb\r\n\td'), [
    ['a', 'b'],
    ['', 'd'],
  ]);
  assert.deepEqual(cellsOf('"a,a,a";b'), [['a,a,a', 'b']]);
});

test('a record has the line of the file on which it begins, past empty lines and lines within cells', () => {
  const text = '\uFEFFa,b\r\n\r\n"two\r\nlines",c\r,,\rd\n';
  assert.deepEqual(
    [...readCsv(text)].map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'a', 'b'],
      [3, 'two\r\nlines', 'c'],
      [6, 'd'],
    ],
  );
});

test('a quotation mark that is never closed costs its own line and none that comes after', () => {
  const read = [...readCsv('a,b\n"c,d\ne,f\n')];
  assert.deepEqual(
    read.map(({ line, isOpen }) => [line, isOpen]),
    [
      [1, false],
      [2, true],
      [3, false],
    ],
  );
  assert.deepEqual(read[1]?.cells, ['"c', 'd']);
  assert.deepEqual(cellsOf('say "no",b'), [['say "no"', 'b']]);
});

test('nothing is no record', () => {
  for (const text of ['', '\n\n', ' , ,\n', '\uFEFF']) assert.deepEqual([...readCsv(text)], []);
});

test('what we write comes back as it was, also what a spreadsheet would have run', () => {
  const word = fc.string({ unit: fc.constantFrom('a', '=', '"', ',', ';', '\n', '@', '+', ' '), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), (cells) => {
      const kept = cells.map((cell) => cell.trim());
      const text = `${'x,'.repeat(9)}x\r\n${csvLine(kept)}`;
      const expected = kept.some((cell) => cell !== '') ? [kept] : [];
      assert.deepEqual(cellsOf(text).slice(1), expected);
    }),
  );
});

test('a megabyte of whatever kind is read at once', () => {
  const started = performance.now();
  const kinds = [
    '"'.repeat(1_000_001),
    `"${'x'.repeat(1_000_000)}`,
    ',"'.repeat(500_000),
    '"a\n'.repeat(333_333),
    '\n'.repeat(1_000_000),
  ];
  for (const text of kinds) assert.ok([...readCsv(text)].length < 500_000);
  assert.ok(performance.now() - started < 15_000, `${performance.now() - started} ms`);
});
