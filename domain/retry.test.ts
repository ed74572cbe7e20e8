import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextTry } from './retry.ts';

const createdAt = new Date('2026-03-05T12:00:00Z');
const after = (minutes: number) => new Date(createdAt.getTime() + minutes * 60_000);

/** The minutes after which a letter is tried, when no try succeeds and each takes no time. */
function schedule(kind: 'code' | 'done' | 'webhook'): number[] {
  const minutes = [0];
  for (let tries = 1; ; tries++) {
    const next = nextTry(kind, { tries, createdAt, now: after(minutes.at(-1) ?? 0) });
    if (!next) return minutes;
    minutes.push((next.getTime() - createdAt.getTime()) / 60_000);
  }
}

test('REL-11 a letter is tried after 1, 5, 15 and 30 minutes, then every 30', () => {
  assert.deepEqual(schedule('done').slice(0, 7), [0, 1, 6, 21, 51, 81, 111]);
});

test('REL-14 a letter is tried for five days, and no longer', () => {
  const last = schedule('done').at(-1) ?? 0;
  assert.ok(last >= 5 * 24 * 60 && last < 5 * 24 * 60 + 31);
});

test('a webhook is tried after minutes, then after hours, for five days', () => {
  const minutes = schedule('webhook');
  assert.deepEqual(minutes.slice(0, 8), [0, 1, 6, 36, 156, 456, 1056, 1656]);
  assert.ok((minutes.at(-1) ?? 0) >= 5 * 24 * 60);
});

test('a code is tried every few minutes, for two hours', () => {
  const minutes = schedule('code');
  assert.deepEqual(minutes.slice(0, 6), [0, 1, 3, 8, 13, 18]);
  assert.ok((minutes.at(-1) ?? 0) < 2 * 60 + 6);
});

test('no two tries are less than one or more than thirty minutes apart', () => {
  for (const kind of ['code', 'done'] as const) {
    const minutes = schedule(kind);
    const gaps = minutes.slice(1).map((at, index) => at - (minutes[index] ?? 0));
    assert.ok(gaps.every((gap) => gap >= 1 && gap <= 30));
  }
});
