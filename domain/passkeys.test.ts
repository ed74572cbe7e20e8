import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCopied, passkeyName } from './passkeys.ts';

test('an authenticator’s count has to grow, unless it keeps none', () => {
  for (const [known, told, copied] of [
    [0, 0, false],
    [0, 1, false],
    [7, 8, false],
    [7, 7, true],
    [7, 6, true],
    [7, 0, true],
  ] as const) {
    assert.equal(isCopied(known, told), copied, `${known} → ${told}`);
  }
});

test('a passkey’s name is one line of at most 40 characters', () => {
  assert.equal(passkeyName('  The blue\n key '), 'The blue key');
  assert.equal(passkeyName('x'.repeat(40)), 'x'.repeat(40));
  for (const none of ['', '   ', 'x'.repeat(41), null, 7]) assert.equal(passkeyName(none), null);
});
