import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { readCatalogue } from './catalogue.ts';

const schema = `
CREATE SCHEMA shop;
CREATE EXTENSION citext;
CREATE TABLE people (id bigint PRIMARY KEY, email citext NOT NULL, code varchar(20) NOT NULL UNIQUE, tags text[], country char(2));
CREATE TABLE shop.orders (
  shop int NOT NULL, number int NOT NULL, person bigint REFERENCES people ON DELETE CASCADE,
  total numeric GENERATED ALWAYS AS (shop * 2) STORED, PRIMARY KEY (shop, number));
CREATE TABLE shop.lines (shop int, number int, FOREIGN KEY (shop, number) REFERENCES shop.orders);
CREATE TABLE logs (at date, code varchar(20) NOT NULL UNIQUE) ;
CREATE TABLE visits (at date NOT NULL, person bigint) PARTITION BY RANGE (at);
CREATE TABLE visits_2024 PARTITION OF visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE DOMAIN short AS varchar(5) CHECK (VALUE <> 'x');
CREATE DOMAIN given AS short NOT NULL CHECK (VALUE <> '');
CREATE DOMAIN first_name AS given;
CREATE TABLE notes (id int PRIMARY KEY, mood mood, code short, first first_name, name char(3), price numeric(6, 2), small numeric(2, 4), free numeric, CHECK (price > 0 OR free > 0));
CREATE UNIQUE INDEX notes_name ON notes (lower(name)) WHERE price > 0;
CREATE UNIQUE INDEX notes_pair ON notes (name, free) INCLUDE (mood);
CREATE VIEW known AS SELECT * FROM people;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER noting AFTER DELETE OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION note();
`;

let client: pg.Client;
before(async () => {
  client = new pg.Client((await testDatabase(schema)).url);
  await client.connect();
});
after(() => client.end());

test('the catalogue tells tables, keys, foreign keys, triggers and what cannot be written', async () => {
  const catalogue = await readCatalogue(client);
  assert.deepEqual(Object.keys(catalogue).sort(), [
    'public.known',
    'public.logs',
    'public.notes',
    'public.people',
    'public.visits',
    'shop.lines',
    'shop.orders',
  ]);
  const { 'shop.orders': orders, 'public.people': people } = catalogue;
  assert.deepEqual(orders?.key, ['shop', 'number']);
  assert.equal(orders?.columns.total?.generated, true);
  assert.deepEqual(orders?.foreignKeys, [
    {
      name: 'orders_person_fkey',
      columns: ['person'],
      to: 'public.people',
      toColumns: ['id'],
      onDelete: 'cascade',
      onUpdate: 'no action',
    },
  ]);
  assert.deepEqual(catalogue['shop.lines']?.foreignKeys[0]?.toColumns, ['shop', 'number']);
  assert.deepEqual(people?.triggers, [{ name: 'noting', on: ['update', 'delete'] }]);
  assert.equal(people?.columns.email?.type, 'citext');
  assert.equal(people?.columns.tags?.type, 'text[]');
  assert.equal(people?.columns.country?.type, 'bpchar', 'a cast to character would cut it to one');
});

test('a unique key that may not be null stands in for a primary key', async () => {
  const catalogue = await readCatalogue(client);
  assert.deepEqual(catalogue['public.logs']?.key, ['code']);
  assert.deepEqual(catalogue['public.visits']?.key, []);
  assert.equal(catalogue['public.visits']?.kind, 'partitioned');
  assert.equal(catalogue['public.known']?.kind, 'view');
});

test('the catalogue tells what fits into a column and what new rows must be like', async () => {
  const notes = (await readCatalogue(client))['public.notes'];
  const of = (key: 'length' | 'values') =>
    Object.fromEntries(Object.entries(notes?.columns ?? {}).map(([name, column]) => [name, column[key]]));
  assert.deepEqual(of('length'), { id: null, mood: null, code: 5, first: 5, name: 3, price: 4, small: -2, free: null });
  assert.deepEqual(of('values').mood, ['sad', 'glad']);
  assert.deepEqual(
    notes?.uniques.map(({ name, columns, keys, condition }) => [name, columns.join(), keys.join(), condition]),
    [
      ['notes_name', 'name', 'lower(name::text)', '(price > (0)::numeric)'],
      ['notes_pair', 'name,free', 'name,free', null],
      ['notes_pkey', 'id', 'id', null],
    ],
  );
  assert.deepEqual(
    notes?.checks.map(({ columns, expression, of }) => [columns.join(), expression, of]),
    [
      ['first', "((VALUE)::text <> ''::text)", 'domain'],
      ['price,free', '((price > (0)::numeric) OR (free > (0)::numeric))', 'table'],
      ['code', "((VALUE)::text <> 'x'::text)", 'domain'],
      ['first', "((VALUE)::text <> 'x'::text)", 'domain'],
    ],
  );
  const { first } = notes?.columns ?? {};
  assert.deepEqual([first?.type, first?.notNull], ['character varying', true], 'a domain of a domain of a domain');
});
