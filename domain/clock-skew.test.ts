import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clocksOff, skewBetween } from './clock-skew.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 5, 1) + ms);

test('a clock is off by what its answer lies outside of the time that the question took', () => {
  assert.equal(skewBetween(at(0), at(10), at(20)), 0);
  assert.equal(skewBetween(at(0), at(4000), at(9000)), 0);
  assert.equal(skewBetween(at(0), at(5020), at(20)), 5000);
  assert.equal(skewBetween(at(0), at(-3000), at(20)), -3000);
});

test('more than two seconds are told, of each clock, and in which direction', () => {
  assert.deepEqual(clocksOff(null), []);
  assert.deepEqual(clocksOff({ portal: null, account: null }), []);
  assert.deepEqual(clocksOff({ portal: 2000, account: -2000 }), []);
  assert.deepEqual(clocksOff({ portal: 2001, account: -90_400 }), [
    { whose: 'portal', isAhead: true, seconds: 2 },
    { whose: 'account', isAhead: false, seconds: 90 },
  ]);
});
