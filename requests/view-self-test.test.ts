import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { health } from './health.ts';
import { isSelfTestDue } from './is-self-test-due.ts';
import { noteSelfTest } from './note-self-test.ts';
import { viewSelfTest } from './view-self-test.ts';
import { warnSelfTest } from './warn-self-test.ts';

ownPortal('habeas_worker');

const hours = (number: number) => later(number * 60);
/** What the desk says, what strangers may know, and whether a worker that starts does one. */
const seen = async (at: Date) => [
  (await viewSelfTest(at)).standing,
  (await health(at)).selfTest,
  await isSelfTestDue(at),
];
const noted = (failure: string | null, at: Date) => noteSelfTest({ at: at.toISOString(), tookMs: 5, failure, now: at });

test('before the first one nothing is wrong yet, and it is due', async () => {
  assert.deepEqual(await seen(now), ['not-yet', true, true]);
  await warnSelfTest(now);
  assert.deepEqual(await seen(hours(37)), ['late', false, true]);
});

test('the view has when, how long and the cause as a class, and nothing of somebody else', async () => {
  await noted('constraint', hours(40));
  assert.deepEqual(await viewSelfTest(hours(41)), {
    standing: 'failed',
    last: { at: hours(40), seconds: 0.005, failure: 'constraint' },
  });
  await noted('of another version', hours(41));
  assert.equal((await viewSelfTest(hours(41))).last?.failure, 'bug');
});

test('health says no more than whether it went well lately', async () => {
  await noted('constraint', hours(42));
  assert.deepEqual(await seen(hours(42)), ['failed', false, false]);
  await noted(null, hours(43));
  assert.deepEqual(await seen(hours(43)), ['well', true, false]);
  assert.deepEqual(await seen(hours(68)), ['well', true, true]);
  assert.deepEqual(await seen(hours(80)), ['late', false, true]);
});
