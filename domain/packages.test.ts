import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLeft, packageState } from './packages.ts';

const now = new Date('2026-03-05T12:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const fresh = { expiresAt: at(24 * 7), takenBackAt: null, downloads: 0 };

test('E17: a package is ready for seven days and three downloads, unless it was taken back', () => {
  assert.equal(packageState(fresh, now), 'ready');
  assert.equal(packageState({ ...fresh, downloads: 2 }, now), 'ready');
  assert.equal(packageState({ ...fresh, downloads: 3 }, now), 'used-up');
  assert.equal(packageState(fresh, at(24 * 7)), 'expired');
  assert.equal(packageState({ ...fresh, downloads: 3, takenBackAt: now }, now), 'taken-back');
});

test('the last day counts as a day, and there are never fewer than none', () => {
  assert.equal(daysLeft(fresh, now), 7);
  assert.equal(daysLeft(fresh, at(24 * 6 + 23)), 1);
  assert.equal(daysLeft(fresh, at(24 * 9)), 0);
});
