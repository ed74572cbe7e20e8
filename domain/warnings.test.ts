import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from './clock.ts';
import { warningDue } from './warnings.ts';

/** Forty days: a day is 2.5 %. */
const clock = { receivedOn: '2026-03-01', answerByOn: '2026-04-10' };

test('the desk hears at 75, 90 and 100 percent, once each, and every day that an answer is late', () => {
  const heard: [number, number, boolean][] = [];
  let warnedAtPercent = 0;
  for (let day = 0; day <= 43; day++) {
    const today = addDays(clock.receivedOn, day);
    for (let look = 0; look < 3; look++) {
      const due = warningDue({ ...clock, warnedAtPercent }, today);
      if (!due) continue;
      heard.push([day, due.percent, due.isLate]);
      warnedAtPercent = due.percent;
    }
  }
  assert.deepEqual(heard, [
    [30, 75, false],
    [36, 90, false],
    [40, 100, false],
    [41, 103, true],
    [42, 105, true],
    [43, 108, true],
  ]);
});

test('late by one day is said on every clock up to three months, whatever its length', () => {
  for (let length = 0; length <= 92; length++) {
    const answerByOn = addDays(clock.receivedOn, length);
    let warnedAtPercent = 100;
    for (let late = 1; late <= 60; late++) {
      const due = warningDue({ ...clock, answerByOn, warnedAtPercent }, addDays(answerByOn, late));
      assert.ok(due?.isLate || length === 0, `${length} days, ${late} late`);
      warnedAtPercent = due?.percent ?? warnedAtPercent;
    }
  }
});

test('a worker that was away says the highest share that was reached, once', () => {
  assert.deepEqual(warningDue({ ...clock, warnedAtPercent: 0 }, '2026-04-08'), { percent: 90, isLate: false });
});
