import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capOf, cappedAs, dailyCaps, isGoOnReason } from './daily-caps.ts';
import { kinds } from './kinds.ts';

test('E11: without a word of the organisation one person lets out 20 copies and 5 deletions a day', () => {
  const caps = dailyCaps.parse({});
  assert.deepEqual([capOf(caps, 'copy'), capOf(caps, 'deletion')], [20, 5]);
});

test('the organisation lowers and raises each by itself; none at all, and no end, are refused', () => {
  assert.deepEqual(dailyCaps.parse({ deletions: 1 }), { copies: 20, deletions: 1 });
  assert.deepEqual(dailyCaps.parse({ copies: 500 }), { copies: 500, deletions: 5 });
  for (const wrong of [{ deletions: 0 }, { copies: -1 }, { copies: 2.5 }, { copies: 10_001 }, { purges: 3 }]) {
    assert.equal(dailyCaps.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

test('copies and deletions are counted, and no other kind', () => {
  assert.deepEqual(
    kinds.map((kind) => [kind, cappedAs(kind)]).filter(([, act]) => act),
    [
      ['access', 'copy'],
      ['delete', 'deletion'],
    ],
  );
});

test('a reason to let somebody go on is one of the list', () => {
  assert.ok(isGoOnReason('many-came'));
  for (const wrong of ['', 'Because of Ann', null, 1]) assert.equal(isGoOnReason(wrong), false);
});
