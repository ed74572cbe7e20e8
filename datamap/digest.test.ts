import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, digest } from './digest.ts';

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
});
