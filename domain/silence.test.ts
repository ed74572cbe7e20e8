import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSilent, silentParts } from './silence.ts';

const now = new Date('2026-11-20T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test('what was seen within a minute answers; what was not, or never, is silent', () => {
  assert.equal(isSilent(ago(59), now), false);
  assert.equal(isSilent(ago(60), now), true);
  assert.equal(isSilent(null, now), true);
});

test('each part is named that does not answer; while the worker is silent, the worker alone', () => {
  const all = { workerSeenAt: now, accountSeenAt: now, mailSeenAt: now };
  assert.deepEqual(silentParts(all, now), []);
  assert.deepEqual(silentParts({ ...all, mailSeenAt: ago(90) }, now), ['mail']);
  assert.deepEqual(silentParts({ ...all, mailSeenAt: null, accountSeenAt: ago(90) }, now), ['account', 'mail']);
  assert.deepEqual(silentParts({ workerSeenAt: ago(90), accountSeenAt: ago(90), mailSeenAt: now }, now), ['worker']);
});
