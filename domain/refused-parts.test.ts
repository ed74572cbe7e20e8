import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grantedCategories } from './refused-parts.ts';

test('a copy has what was asked for without what was refused; all stays all only while nothing is refused', () => {
  const all = ['contact', 'payment', 'visits'];
  assert.deepEqual(grantedCategories([], [], all), []);
  assert.deepEqual(grantedCategories([], ['payment'], all), ['contact', 'visits']);
  assert.deepEqual(grantedCategories(['payment', 'visits'], ['payment'], all), ['visits']);
});
