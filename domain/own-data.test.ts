import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLines } from './own-data.ts';

const words = { true: 'Yes', false: 'No' };

test('a document is read as lines, a flag in words, and anything else as it is', () => {
  assert.equal(
    inLines('{"title": "Agent", "contact": {"phone": "1"}, "tags": ["a"]}', words),
    'title: Agent\ncontact phone: 1\ntags: a',
  );
  assert.equal(inLines('true', words), 'Yes');
  for (const plain of ['Nadia', '{not json', '[x', '']) assert.equal(inLines(plain, words), plain);
});
