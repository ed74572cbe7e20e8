import assert from 'node:assert/strict';
import { test } from 'node:test';
import serialise from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, digest, isSame } from './digest.ts';

test('the order in which keys were written does not change a digest', () => {
  assert.equal(digest({ a: 1, b: { d: 'é', c: [1, 2] } }), digest({ b: { c: [1, 2], d: 'é' }, a: 1 }));
});

test('a digest is the SHA-256 of the canonical JSON, known from RFC 8785 and FIPS 180-4', () => {
  assert.equal(canonicalJson({ b: 1e30, a: '\u20ac' }), '{"a":"€","b":1e+30}');
  assert.equal(digest({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test('what has no JSON form has no digest', () => {
  assert.throws(() => digest(undefined), TypeError);
  assert.throws(() => digest({ a: Number.NaN }));
  assert.throws(() => digest({ a: '\ud800' }));
});

test('whatever the value, its text is that of the library', () => {
  const texts = fc.constantFrom(
    '10',
    '9',
    '__proto__',
    'toJSON',
    'B',
    'a',
    'Ab',
    'é',
    '\u20ac',
    '"\\',
    '\ud800',
    'a\ud800',
    'a,B',
    ',',
  );
  const values = fc.oneof(texts, fc.double(), fc.integer(), fc.constantFrom(undefined, null, true, new Date(0)));
  const members = fc.array(fc.tuple(texts, fc.oneof(values, fc.array(values, { maxLength: 2 }))), { maxLength: 4 });
  const objects = fc
    .tuple(members, members)
    .map(([some, others]) => Object.fromEntries([...some, ['in', Object.fromEntries(others)]]));
  fc.assert(
    fc.property(objects, (value) => {
      assert.equal(
        outcome(() => canonicalJson(value)),
        outcome(() => serialise(value)),
      );
    }),
    { numRuns: 300 },
  );
});

/** The text, or that there is none. */
function outcome(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

test('names that have commas in them are no other names', () => {
  assert.equal(canonicalJson({ a: 1, b: 2 }), '{"a":1,"b":2}');
  assert.equal(canonicalJson({ 'a,b': 1 }), '{"a,b":1}');
  assert.equal(canonicalJson({ 'b,a': 1, a: 2 }), '{"a":2,"b,a":1}');
});

test('values are the same whose digest is, in whatever order they were written', () => {
  assert.ok(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }));
  assert.ok(!isSame({ a: [1, 2] }, { a: [2, 1] }));
  assert.ok(!isSame({ a: 1 }, { a: '1' }));
});

test('a cycle has no digest', () => {
  const cycle: Record<string, unknown> = { a: 1 };
  cycle.b = [cycle];
  assert.throws(() => digest(cycle));
});
