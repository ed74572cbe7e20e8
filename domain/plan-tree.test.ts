import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asTree } from './plan-tree.ts';

const shown = (names: string, under: Record<string, string>) =>
  asTree(
    names.split(' ').map((table) => ({ table })),
    under,
  ).map(({ table: { table }, depth }) => `${depth}${table}`);

test('what hangs on a table stands beneath it, in the order of the run among its like', () => {
  const under = { lines: 'orders', orders: 'accounts', cards: 'accounts' };
  assert.deepEqual(shown('lines cards orders accounts lists', under), [
    '0accounts',
    '1cards',
    '1orders',
    '2lines',
    '0lists',
  ]);
});

test('of a table that the plan does not have nothing hangs, and every table is there once whatever the map says', () => {
  assert.deepEqual(shown('lines cards', { lines: 'orders', cards: 'cards' }), ['0lines', '0cards']);
  assert.deepEqual(shown('a b c', { a: 'b', b: 'a', c: 'b' }), ['0a', '1b', '2c']);
  assert.deepEqual(shown('a', {}), ['0a']);
});
