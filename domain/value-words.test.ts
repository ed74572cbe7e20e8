import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ValueSay, valueWords } from './value-words.ts';

const say: ValueSay = {
  day: (on) => `day ${on}`,
  moment: (at) => `moment ${at.toISOString()}`,
  ...{ true: 'Oui', false: 'Non', longest: 300, linesAtMost: 20 },
};
const read = (value: string) => valueWords(value, say);

test('days and instants are said as their reader is told them, beside what they are', () => {
  assert.deepEqual(read('1980-05-01'), { words: 'day 1980-05-01', at: '1980-05-01' });
  const instant = { words: 'moment 2009-08-01T09:30:00.000Z', at: '2009-08-01T09:30:00.000Z' };
  for (const written of ['2009-08-01 09:30:00+00', '2009-08-01T09:30:00Z', '2009-08-01T09:30:00.000Z'])
    assert.deepEqual(read(written), instant, written);
});

test('a time of no zone is said as it stands, and what only looks like a day stays', () => {
  assert.deepEqual(read('2009-08-01 23:30:59.5'), { words: 'day 2009-08-01, 23:30', at: '2009-08-01T23:30' });
  for (const other of ['2009-13-01', '2009-13-01 10:00', '0044-03-15 BC', 'infinity', '2009-08-01x', '20090801'])
    assert.deepEqual(read(other), { words: other });
});

test('a flag is a word, and text is text', () => {
  assert.deepEqual([read('true').words, read('false').words], ['Oui', 'Non']);
  for (const text of ['True', 't', 'Nadia', '', '12', '{not json', '[x']) assert.deepEqual(read(text), { words: text });
});

test('a document is an outline of its names, its lists and what is nowhere', () => {
  const document = {
    on: true,
    to: { city: 'Ulm', zip: null },
    tags: ['a', { b: 1 }],
    none: [],
    at: ['2009-08-01', '2009-08-01T09:30:00Z'],
  };
  assert.equal(
    read(JSON.stringify(document)).words,
    'on: Oui\nto:\n  city: Ulm\n  zip: –\ntags:\n  – a\n  –\n    b: 1\nnone: –\nat:\n  – day 2009-08-01\n  – moment 2009-08-01T09:30:00.000Z',
  );
  assert.equal(read('["a","b"]').words, '– a\n– b');
});

test('what is long is cut, and so is a document of many lines or long ones', () => {
  assert.equal(read('x'.repeat(301)).words, `${'x'.repeat(300)}…`);
  const lines = read(JSON.stringify(Array(500).fill('y'.repeat(1000)))).words.split('\n');
  assert.deepEqual([lines.length, lines.at(-1), lines[0]?.length], [21, '…', 301]);
  assert.doesNotThrow(() => read(`${'['.repeat(20_000)}${']'.repeat(20_000)}`));
});
