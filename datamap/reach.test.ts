import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueTable } from './checked.ts';
import { reachOf, reachOrFault, valueSql } from './reach.ts';

const column = (type: string) => ({ type, notNull: false, generated: false, length: null, values: null });
const table: CatalogueTable = {
  schema: 'public',
  name: 't',
  kind: 'table',
  columns: { doc: column('jsonb'), ids: column('integer[]'), name: column('text'), 'odd->name[]': column('text') },
  key: [],
  foreignKeys: [],
  triggers: [],
  uniques: [],
  checks: [],
};

test('a column that is called like a path is that column', () => {
  const { column, keys, each, type } = reachOf(table, 'odd->name[]');
  assert.deepEqual({ column, keys, each, type }, { column: 'odd->name[]', keys: [], each: false, type: 'text' });
});

test('a path is written as an index on the expression is', () => {
  assert.equal(valueSql(reachOf(table, 'doc->a->b'), 't."doc"'), `(t."doc" -> 'a' ->> 'b')`);
});

test('F8: a key is a text of SQL, whatever is in it', () => {
  assert.equal(valueSql(reachOf(table, "doc->a'; drop--"), 'd'), `(d ->> 'a''; drop--')`);
  assert.equal(valueSql(reachOf(table, "doc->a\\'"), 'd'), String.raw`(d ->> E'a\\''')`);
});

for (const [reference, says] of [
  ['gone', 'no-column'],
  ['gone->a', 'no-column'],
  ['constructor->a', 'no-column'],
  ['name->a', 'is text: only JSON and arrays have something inside'],
  ['name[]', 'is text: only JSON and arrays have something inside'],
  ['ids->a', 'is integer[]: its elements have no keys'],
  ['ids[]->a', 'is integer[]: its elements have no keys'],
  ...['doc->', 'doc->a->->b', 'doc->a[]b', 'doc->a[][]', 'doc->a[]->', 'doc->a\0'].map((path) => [
    path,
    'is no path: write column->key, column[], column->key[] or column->key[]->key',
  ]),
] as const) {
  test(`${JSON.stringify(reference)} reaches nothing`, () => {
    assert.equal(reachOrFault(table, reference ?? ''), says);
    assert.throws(() => reachOf(table, reference ?? ''), RangeError);
  });
}
