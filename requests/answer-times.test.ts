import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Counted, countedRow, insertCounted } from '#tests/counted';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { answerTimes } from './answer-times.ts';

ownPortal('habeas_web');

const day = 86_400_000;

/** A row for each of these lengths, in days. */
const answered = (days: number[], more: Partial<Counted>) =>
  days.map((length) => {
    const { receivedOn } = countedRow(more);
    return countedRow({ ...more, closedAt: new Date(Date.parse(`${receivedOn}T20:00:00Z`) + length * day) });
  });

test('ten answers are told by their middle and by nine of ten; nine are too few, and what is open is no answer', async () => {
  await insertCounted([
    ...answered([1, 2, 3, 4, 5, 6, 7, 8, 9, 40], { kind: 'access' }),
    ...answered([1, 1, 1, 1, 1, 1, 1, 1, 1], { kind: 'delete' }),
    countedRow({ kind: 'delete', status: 'review', outcome: null }),
    countedRow({ kind: 'delete', status: 'withdrawn', outcome: null }),
    ...answered([2, 2, 2, 2, 2, 2, 2, 2, 2], { kind: 'correct' }),
    countedRow({ kind: 'correct', status: 'refused', outcome: null, refusalGround: 'not-identified' }),
    // Longer ago than a year, or much slower: neither may be told.
    ...answered(Array(20).fill(300), { kind: 'access', receivedOn: '2025-05-31' }),
  ]);
  const times = await answerTimes({ now });
  assert.deepEqual(
    times.map(({ kind, ...of }) => [kind, of]),
    [
      ['access', { medianDays: 5.5, p90Days: 9 }],
      ['correct', { medianDays: 2, p90Days: times[1]?.p90Days }],
    ],
  );
});
