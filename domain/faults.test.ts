import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { didYouMean, distance, FileFault, faultsOf } from './faults.ts';

for (const [from, to, edits] of [
  ['', '', 0],
  ['email', 'email', 0],
  ['emial', 'email', 2],
  ['mail', 'email', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
] as const) {
  test(`from "${from}" to "${to}" it takes ${edits} edits`, () => {
    assert.equal(distance(from, to), edits);
    assert.equal(distance(to, from), edits);
  });
}

test('the nearest name is offered', () => {
  assert.equal(didYouMean('legal_nmae', ['nickname', 'legal_name', 'email']), '; did you mean "legal_name"?');
});

test('no name is offered when none is near', () => assert.equal(didYouMean('xyz', ['accounts', 'purchases']), ''));

test('a name of 100,000 letters is compared quickly', () => {
  const began = performance.now();
  didYouMean('a'.repeat(100_000), ['accounts', 'purchases']);
  assert.ok(performance.now() - began < 50);
});

test('a fault is a line of file, line, column and words', () => {
  const faults = [
    { line: 3, column: 5, says: 'is wrong' },
    { line: 9, column: 1, says: 'is missing' },
  ];
  assert.equal(new FileFault('map.yaml', faults).message, 'map.yaml:3:5: is wrong\nmap.yaml:9:1: is missing');
});

const schema = z.strictObject({
  colour: z.enum(['red', 'blue']),
  size: z.union([z.number(), z.strictObject({ width: z.number(), height: z.number() })]),
});
const said = (value: unknown): string[] => {
  const read = schema.safeParse(value);
  return read.success
    ? []
    : faultsOf(read.error, schema, (path) => ({ line: path.length, column: 1 })).map(({ says }) => says);
};

test('an unknown key is told with the one that was meant', () => {
  assert.deepEqual(said({ colour: 'red', size: 1, colours: 'red' }), ['unknown key "colours"; did you mean "colour"?']);
});

test('a part that may be written in two ways is told by the way that was meant', () => {
  assert.deepEqual(
    said({ colour: 'red', size: { width: 1, height: 'x' } }).map((words) => words.split(':')[0]),
    ['size.height'],
  );
});

test('a value outside the list is told with the list', () => {
  assert.match(said({ colour: 'green', size: 1 }).join(), /colour: .*"red".*"blue"/);
});
