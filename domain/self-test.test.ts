import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isToTellAgain, selfTestStanding } from './self-test.ts';

const now = new Date('2026-06-03T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const kept = (hours: number, failure: string | null) => ({ at: ago(hours).toISOString(), tookMs: 1, failure });

for (const [what, selfTest, selfTestSince, standing] of [
  ['none, known for a day', null, ago(24), 'not-yet'],
  ['none, and nobody has looked yet', null, null, 'not-yet'],
  ['none for two days', null, ago(48), 'late'],
  ['one of tonight', kept(9, null), ago(48), 'well'],
  ['one of 36 hours ago', kept(36, null), ago(480), 'well'],
  ['one of longer ago', kept(36.1, null), ago(480), 'late'],
  ['one that failed', kept(9, 'trigger'), ago(48), 'failed'],
  ['one that failed long ago', kept(99, 'trigger'), ago(480), 'late'],
] as const) {
  test(`${what}: ${standing}`, () => {
    assert.equal(selfTestStanding({ selfTest, selfTestSince }, { isWanted: true, now }), standing);
    assert.equal(selfTestStanding({ selfTest, selfTestSince }, { isWanted: false, now }), 'off');
  });
}

test('the same trouble is worth a letter once a night', () => {
  assert.deepEqual(
    [null, ago(1), ago(19), ago(20), ago(24)].map((toldAt) => isToTellAgain(toldAt, now)),
    [true, false, false, true, true],
  );
});
