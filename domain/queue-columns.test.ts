import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenColumns, queueColumns } from './queue-columns.ts';

test('columns come in the order of the list and once each; what is none is left out', () => {
  assert.deepEqual(chosenColumns(['due', 'reference', 'due', 'email']), ['reference', 'due']);
});

test('whoever chooses no column gets all of them', () => {
  assert.deepEqual(chosenColumns([]), queueColumns);
  assert.deepEqual(chosenColumns(['email_sealed']), queueColumns);
});
