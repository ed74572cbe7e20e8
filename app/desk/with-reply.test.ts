import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withReply } from './with-reply.ts';

test('a saved reply is put below what was typed, which stays as it is', () => {
  assert.equal(withReply('Dear Ann,\n', 'We are at it.'), 'Dear Ann,\n\n\nWe are at it.');
});

test('a field with nothing in it holds the reply alone', () => {
  assert.equal(withReply('', 'We are at it.'), 'We are at it.');
  assert.equal(withReply(' \n ', 'We are at it.'), 'We are at it.');
});
