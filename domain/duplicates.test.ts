import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { comesFirst } from './duplicates.ts';

const due = (id: string, answerByOn: string, day: number) => ({
  id,
  answerByOn,
  receivedAt: new Date(Date.UTC(2026, 5, day)),
});

test('what has to be answered earlier comes first, whichever came earlier; of the same day what came earlier', () => {
  const [early, late] = [due('b', '2026-07-01', 9), due('a', '2026-07-02', 1)];
  assert.deepEqual([comesFirst(early, late), comesFirst(late, early)], [true, false]);
  assert.ok(comesFirst(due('b', '2026-07-01', 1), due('a', '2026-07-01', 2)));
});

test('of two requests exactly one comes first, and none before itself', () => {
  const any = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    answerByOn: fc.constantFrom('2026-07-01', '2026-07-02'),
    receivedAt: fc.constantFrom(new Date(0), new Date(1)),
  });
  fc.assert(
    fc.property(any, any, (one, other) => {
      assert.equal(comesFirst(one, one), false);
      if (one.id !== other.id) assert.notEqual(comesFirst(one, other), comesFirst(other, one));
    }),
  );
});
