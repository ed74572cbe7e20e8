import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapFace } from '#domain/map-face';
import { accountOf } from '#tests/checked-map';
import { faceOf } from './face.ts';
import { loadMap } from './load.ts';

const face = faceOf(loadMap('examples/clickandchat/datamap.yaml'));

test("the example's face passes the schema that the web reads it by", () => {
  assert.deepEqual(mapFace.parse(face), face);
});

test('a category says where it came from and why some of it is kept', () => {
  const payment = face.categories.find(({ key }) => key === 'payment');
  assert.deepEqual(payment?.sources, ['You, when you bought something', "Your card's bank"]);
  assert.deepEqual(payment?.kept, ['an open chargeback']);
});

test('only the columns that the map marks can be corrected, each with its rule', () => {
  assert.ok(face.corrections.some(({ key, rule }) => key === 'accounts.legal_name' && rule === 'name'));
  assert.ok(!face.corrections.some(({ key }) => key === 'accounts.password_hash'));
});

test('one reason that keeps rows of two tables is told once', () => {
  assert.deepEqual(
    face.keeps.filter(({ reason }) => reason === 'an open chargeback').map(({ categories }) => categories),
    [['purchases', 'payment']],
  );
});

test('JS-7: what a deletion cannot call back is told with its table', () => {
  const { map } = loadMap('examples/clickandchat/datamap.yaml');
  const { purchases } = map.tables;
  assert.ok(purchases);
  const words = 'Others may have copied it.';
  const told = faceOf({ map: { ...map, tables: { ...map.tables, purchases: { ...purchases, cannotRecall: words } } } });
  assert.deepEqual(told.cannotRecall, [{ table: 'purchases', words }]);
});

test('of each table it is told on which other its rows hang, the first of several', () => {
  const under = Object.fromEntries(face.tables.map(({ key, under: on }) => [key, on]));
  const { accounts, payment_cards, chat_threads, page_views } = under;
  assert.deepEqual([accounts, payment_cards, chat_threads], [undefined, 'accounts', 'thread_participants']);
  assert.equal(page_views, 'visitor_sessions');
});

test('of a view it is told that its rows lie elsewhere, once the map was held against the database', async () => {
  const { client, checked } = await accountOf(
    'CREATE TABLE people (id int PRIMARY KEY, email text); CREATE VIEW seen AS SELECT id, email FROM people',
    `{version: 1, identities: {email: {normalise: email}}, categories: {all: All}, tables: {
      people: {person: true, match: {email: email}, columns: {email: }, erase: delete},
      seen: {belongs: {id: people.id}, columns: {email: }, erase: keep}}}`,
  );
  await client.end();
  const views = faceOf(checked).tables.flatMap(({ key, isView }) => (isView ? [key] : []));
  assert.deepEqual(views, ['seen']);
});

test('what is hidden is not named, but among the tables that the desk can hold', () => {
  assert.ok(face.tables.some(({ key, label }) => key === 'internal_notes' && label === 'Staff notes'));
  const words = JSON.stringify({ ...face, tables: [] });
  for (const hidden of ['Staff notes', 'internal_notes', 'fraud', 'agent_name'])
    assert.ok(!words.includes(hidden), hidden);
});

test('an opt-out says what stays, a lost card what is off meanwhile', () => {
  assert.match(face.optOuts.find(({ key }) => key === 'mailings')?.stays ?? '', /account/);
  assert.match(face.lost.find(({ key }) => key === 'card')?.offMeanwhile ?? '', /Buying/);
});
