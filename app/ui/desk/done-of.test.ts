import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneOf } from './done-of.ts';

test('half a million rows are counted by their thousands', () => {
  assert.equal(doneOf(0, 8), '0 of 8');
  assert.equal(doneOf(1_200, 500_017), '1,200 of 500,017');
});
