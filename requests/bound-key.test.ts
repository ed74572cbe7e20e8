import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { isUuid } from '#domain/uuid';
import { boundKey } from './bound-key.ts';

process.env.HABEAS_SECRET = 'a secret of the tests, longer than thirty-two bytes';

test('one form and one content make one key; another of either makes another', () => {
  const form = randomUUID();
  const key = boundKey(form, 'a');
  assert.ok(isUuid(key));
  assert.match(key, /^.{14}8.{4}[89ab]/);
  assert.equal(boundKey(form, 'a'), key);
  assert.notEqual(boundKey(form, 'b'), key);
  assert.notEqual(boundKey(randomUUID(), 'a'), key);
});
