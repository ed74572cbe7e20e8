import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offeredFor } from './query-suggestions.ts';

const words = ['kind:access', 'kind:delete', 'is:late', 'owner:"Ann Lee"', 'owner:me'];

test('what may come next is offered after what is typed already, also after a bracket and after a dash', () => {
  assert.deepEqual(offeredFor('', words), words);
  for (const begun of ['is:open ', 'is:open -', '-', '(', 'is:open OR (-', 'NOT ']) {
    for (const part of ['', 'ki', 'kind:a']) {
      const expected = words.map((word) => begun + word);
      assert.deepEqual(offeredFor(begun + part, words), expected, begun + part);
    }
  }
});

test('after a comma the other values of that qualifier are offered, whatever was begun of them', () => {
  assert.deepEqual(offeredFor('is:open -kind:access,', words), ['is:open -kind:access,delete']);
  assert.deepEqual(offeredFor('owner:me,An', words), ['owner:me,"Ann Lee"']);
  assert.deepEqual(offeredFor('nobody:x,', words), []);
});

test('a name in quotation marks that is still open is one word', () => {
  assert.ok(offeredFor('is:open owner:"Ann L', words).includes('is:open owner:"Ann Lee"'));
});
