import assert from 'node:assert/strict';
import { test } from 'node:test';
import { denialCause, denialCauses, groundsOf } from './denial-causes.ts';
import { groundIds } from './law/rule.ts';

test('each ground comes under one cause', () => {
  assert.deepEqual(denialCauses.flatMap(groundsOf).sort(), [...groundIds].sort());
  for (const cause of denialCauses) for (const ground of groundsOf(cause)) assert.equal(denialCause(ground), cause);
});

test('who could not be identified was unverifiable; a ground that no list has is another one', () => {
  assert.equal(denialCause('not-identified'), 'unverifiable');
  assert.equal(denialCause('a-ground-of-2019'), 'other');
  assert.equal(denialCause(null), 'other');
});
