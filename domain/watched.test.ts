import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookState } from './watched.ts';

const now = new Date('2026-06-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test('E9: a wish waits for a day, and what was agreed is good for an hour', () => {
  for (const [askedAt, agreedAt, state] of [
    [0, null, 'asked'],
    [24 * 60 - 1, null, 'asked'],
    [24 * 60, null, 'none'],
    [5, 0, 'agreed'],
    [80, 59, 'agreed'],
    [80, 60, 'none'],
  ] as const) {
    const look = { askedAt: ago(askedAt), agreedAt: agreedAt === null ? null : ago(agreedAt) };
    assert.equal(lookState(look, now), state, `${askedAt} ${agreedAt}`);
  }
  assert.equal(lookState(null, now), 'none');
});
