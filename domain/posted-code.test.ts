import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { canonicalCode, codeFrom, codeTriesAtMost, isAlive } from './posted-code.ts';

test('a code is ten letters that are not mistaken for others, in two groups', () => {
  for (let time = 0; time < 200; time++) {
    assert.match(codeFrom(randomBytes(32)), /^[A-HJKMNP-TV-Z2-9]{5}-[A-HJKMNP-TV-Z2-9]{5}$/);
  }
  assert.throws(() => codeFrom(new Uint8Array(9)), RangeError);
  assert.throws(() => codeFrom(new Uint8Array(32).fill(255)), RangeError);
});

test('no letter is likelier than another', () => {
  const all = Uint8Array.from({ length: 256 }, (_, octet) => octet);
  const seen = Array.from({ length: 24 }, (_, at) => codeFrom(all.subarray(at * 10, at * 10 + 32))).join('');
  const counts = Map.groupBy([...seen.replaceAll('-', '')], (letter) => letter);
  assert.deepEqual(new Set([...counts.values()].map((same) => same.length)), new Set([8]));
});

test('a code is the same in small letters, with blanks or without the dash', () => {
  for (const typed of ['ABCDE-23456', ' abcde 23456 ', 'abcde23456', 'A.B.C.D.E 2-3-4-5-6']) {
    assert.equal(canonicalCode(typed), 'ABCDE23456');
  }
});

test('a code is alive until it is used, tried too often or too old', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  const code = { usedAt: null, failedTries: codeTriesAtMost - 1, expiresAt: new Date('2026-06-01T12:00:01Z') };
  assert.equal(isAlive(code, now), true);
  assert.equal(isAlive({ ...code, failedTries: codeTriesAtMost }, now), false);
  assert.equal(isAlive({ ...code, usedAt: now }, now), false);
  assert.equal(isAlive({ ...code, expiresAt: now }, now), false);
});
