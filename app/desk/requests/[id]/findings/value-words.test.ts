import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueWords } from './value-words.ts';

const berlin = 'Europe/Berlin';
const read = (value: string) => valueWords(value, berlin);

test('days and instants are written as the desk writes them, in the organisation’s time zone, beside what they are', () => {
  assert.deepEqual(read('1980-05-01'), { words: '1 May 1980', at: '1980-05-01' });
  const instant = { words: '1 Aug 2009, 11:30', at: '2009-08-01T09:30:00.000Z' };
  for (const written of ['2009-08-01 09:30:00+00', '2009-08-01T09:30:00Z', '2009-08-01T09:30:00.000Z'])
    assert.deepEqual(read(written), instant, written);
  assert.equal(valueWords('2009-08-01 23:30:00+00', 'Asia/Tokyo').words, '2 Aug 2009, 08:30');
});

test('a time of no zone is said as it stands, and what only looks like a day stays', () => {
  assert.deepEqual(read('2009-08-01 23:30:59.5'), { words: '1 Aug 2009, 23:30', at: '2009-08-01T23:30' });
  for (const other of ['2009-13-01', '2009-13-01 10:00', '0044-03-15 BC', 'infinity', '2009-08-01x', '20090801'])
    assert.deepEqual(read(other), { words: other });
});

test('a flag is a word, and text is text', () => {
  assert.deepEqual([read('true').words, read('false').words], ['Yes', 'No']);
  for (const text of ['True', 't', 'Nadia', '', '12', '{not json', '[x']) assert.deepEqual(read(text), { words: text });
});

test('a document is an outline of its names, its lists and what is nowhere', () => {
  const document = { on: true, to: { city: 'Ulm', zip: null }, tags: ['a', { b: 1 }], none: [] };
  assert.equal(
    read(JSON.stringify(document)).words,
    'on: Yes\nto:\n  city: Ulm\n  zip: –\ntags:\n  – a\n  –\n    b: 1\nnone: –',
  );
  assert.equal(read('["a","b"]').words, '– a\n– b');
});

test('what is long is cut, and so is a document of many lines or long ones', () => {
  assert.equal(read('x'.repeat(301)).words, `${'x'.repeat(300)}…`);
  const lines = read(JSON.stringify(Array(500).fill('y'.repeat(1000)))).words.split('\n');
  assert.deepEqual([lines.length, lines.at(-1), lines[0]?.length], [21, '…', 301]);
  assert.doesNotThrow(() => read(`${'['.repeat(20_000)}${']'.repeat(20_000)}`));
});
