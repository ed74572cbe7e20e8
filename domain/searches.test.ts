import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQueueQuery } from './queue-query.ts';
import { personsIn } from './searches.ts';

const [ann, bob, cid] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));

test('E8: whoever a query looks for is found in it, wherever they stand, and once', () => {
  for (const [text, persons] of [
    ['is:open kind:delete', []],
    [`person:${ann}`, [ann]],
    [`person:${ann},${bob} is:open`, [ann, bob]],
    [`is:open (person:${ann} OR -(person:${cid} person:${ann}))`, [ann, cid]],
    [`-person:${bob} person:${bob}`, [bob]],
  ] as const) {
    const read = readQueueQuery(text, '2026-06-01');
    assert.ok('query' in read, text);
    assert.deepEqual(personsIn(read.query), persons, text);
  }
});
