import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { accountOf, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { reviewMap } from './review.ts';

/** One person with a row in `notes`, of which every column is under some rule, and a neighbour. */
const schema = `
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN shout AS text CHECK (VALUE = upper(VALUE));
CREATE DOMAIN named AS shout NOT NULL;
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE colours (id int PRIMARY KEY);
CREATE TABLE notes (
  id int PRIMARY KEY, person int NOT NULL REFERENCES people, body text NOT NULL DEFAULT 'Body', slug text UNIQUE,
  short varchar(20) DEFAULT 'short', amount int DEFAULT 40, small numeric(4, 1) DEFAULT 10, mood mood DEFAULT 'glad', colour int DEFAULT 1 REFERENCES colours,
  sum int GENERATED ALWAYS AS (id + 1) STORED, kind text DEFAULT 'a' CHECK (kind IN ('a', 'b')), ends date DEFAULT '2024-05-17', begins date DEFAULT '2024-05-11',
  loud shout DEFAULT 'LOUD', cry named DEFAULT 'CRY', tag text, postcode text DEFAULT '94107-1234', list text DEFAULT 'l', pair text, at timestamptz DEFAULT '2024-05-17 10:00+00', lone text UNIQUE NULLS NOT DISTINCT, lasts interval DEFAULT '1 day',
  CHECK (begins <= ends), UNIQUE (list, pair));
CREATE UNIQUE INDEX notes_tag ON notes (lower(tag)) WHERE kind = 'a';
CREATE TABLE replies (id int PRIMARY KEY, slug text REFERENCES notes (slug), mood mood);
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
INSERT INTO colours VALUES (1);
INSERT INTO notes (id, person, slug, tag, pair, lone) VALUES (1, 1, 'one', 'One', 'x', 'a'), (2, 2, 'two', 'Two', 'y', 'b');
INSERT INTO replies VALUES (1, 'one', 'sad');
`;
const yaml = (column: string, way: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  notes:
    belongs: { person: people.id }
    columns: { ${column}: { erase: ${way} } }
    erase: columns
notPersonal: [colours, replies]
`;
const at = new Date('2026-11-20T12:00:00Z');

let shop: Guarded;
before(async () => {
  shop = await guarded(await accountOf(schema, yaml('body', 'hash')));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

/** The map with one way, and what is said of it: when it is checked, and on the first person's plan. */
async function tried(column: string, way: string) {
  const loaded = parseMap(yaml(column, way), 'datamap.yaml');
  const checked = checkMap(loaded, shop.checked.catalogue);
  const account = { ...shop, checked };
  await guarded(account).then(({ worker }) => worker.end());
  const identities = { email: ['p1@x.test'] };
  const request = randomUUID();
  const plan = await makePlan(shop.worker, checked, { identities, at, request, kind: 'delete' });
  const { remarks } = await reviewMap(shop.worker, loaded, at);
  const run = () =>
    purge(shop.worker, checked, { ...newRun(request), plan, identities, hashKey: randomBytes(32), now: at });
  return {
    checked: remarks
      .filter(
        ({ level, says }) => level === 'problem' && says.includes(`"${column}"`) && !says.includes('looks personal'),
      )
      .map(({ says }) => says),
    planned: plan.questions
      .filter(({ code }) => code === 'way-refused' || code === 'not-null-conflict')
      .map(({ words }) => words),
    run,
  };
}

const refused: [what: string, column: string, way: string, checked: RegExp, planned?: RegExp][] = [
  ['NOT NULL', 'body', 'null', /cannot be set to null: it is NOT NULL/, /body cannot be empty/],
  ['a primary key', 'id', '{ constant: 7 }', /tells the rows apart/],
  ['a length, of a hash', 'short', 'hash', /holds 20 characters, and "hash" needs 64/],
  ['a length, of a random value', 'short', 'random', /holds 20 characters, and "random" needs 32/],
  ['a length, of a constant', 'short', '{ constant: deleted by the person }', /holds 20 characters/],
  ['the digits of a number', 'small', 'random', /holds 3 characters, and "random" needs 10/],
  ['an enum', 'mood', '{ constant: gone }', /has no "gone": glad, sad/],
  ['the type of an enum', 'mood', 'hash', /is mood, which "hash" cannot be done to/],
  ['a type, of a constant', 'amount', '{ constant: gone }', /is integer, which cannot hold "gone"/],
  ['a type’s range', 'amount', '{ constant: 3000000000 }', /is integer, which cannot hold/],
  ['a type, of a year', 'body', 'year', /is text, which "year" cannot be done to/],
  ['a type, of an area', 'begins', '{ generalise: area }', /is date, which "area" cannot be done to/],
  ['a generated column', 'sum', '{ constant: 1 }', /is generated/],
  [
    'a check constraint',
    'kind',
    '{ constant: c }',
    /the check notes_kind_check .* refuses/,
    /refuse: the check notes_kind_check/,
  ],
  ['a check on a hash', 'kind', 'hash', /the check notes_kind_check .* refuses/, /refuse: the check notes_kind_check/],
  ['a check of two columns', 'ends', 'year', /the check notes_check .* refuses/, /refuse: the check notes_check/],
  [
    'a domain’s check',
    'loud',
    '{ constant: gone }',
    /the check shout_check .* refuses/,
    /refuse: the check shout_check/,
  ],
  [
    'a check of a domain’s domain',
    'cry',
    '{ constant: gone }',
    /the check shout_check .* refuses/,
    /refuse: the check shout_check/,
  ],
  [
    'a foreign key, of a constant',
    'colour',
    '{ constant: 9 }',
    /public.colours has no row of the new value/,
    /public.colours has no row/,
  ],
  [
    'a foreign key, of a random value',
    'colour',
    'random',
    /only null can be written there/,
    /public.colours has no row/,
  ],
  [
    'a key that others refer to',
    'slug',
    'hash',
    /is what public.replies refers to/,
    /rows of public.replies refer to the old value/,
  ],
  ['NULLS NOT DISTINCT', 'lone', 'null', /is unique: two people would get the same value/],
];
for (const [what, column, way, checked, planned = checked] of refused) {
  test(`a way that ${what} forbids is found when the map is checked, and when planning`, async () => {
    const said = await tried(column, way);
    assert.match(said.checked.join('\n'), checked);
    if (column === 'lone') return;
    assert.match(said.planned.join('\n'), planned);
    const before = await fingerprints(shop);
    await assert.rejects(said.run(), 'the finding is true: a run would be refused');
    assert.deepEqual(await fingerprints(shop), before);
  });
}

for (const [column, way] of [
  ['body', 'hash'],
  ['body', 'random'],
  ['body', 'format'],
  ['body', "{ constant: '' }"],
  ['short', 'format'],
  ['amount', '{ generalise: { step: 25 } }'],
  ['amount', 'random'],
  ['mood', '{ constant: sad }'],
  ['colour', '{ constant: 1 }'],
  ['colour', 'null'],
  ['kind', '{ constant: b }'],
  ['begins', 'year'],
  ['at', '{ generalise: month }'],
  ['at', '{ generalise: decade }'],
  ['postcode', '{ generalise: area }'],
  ['loud', '{ constant: GONE }'],
  ['cry', '{ constant: GONE }'],
  ['lone', 'random'],
  ['lasts', '{ constant: 0 days }'],
  ['pair', 'null'],
] as const) {
  test(`${way} of ${column} can work, is not complained of, and is carried out`, async () => {
    const said = await tried(column, way);
    assert.deepEqual([said.checked, said.planned], [[], []]);
    assert.ok((await said.run()).done);
  });
}

test('two rows that would get the same unique value are found when planning, whoever has the other', async () => {
  await shop.client.query("UPDATE notes SET tag = 'gone', kind = 'a' WHERE id = 2");
  const said = await tried('tag', '{ constant: GONE }');
  assert.deepEqual(said.checked, ['column "tag" is in the unique index notes_tag: two rows could get the same values']);
  assert.deepEqual(said.planned, []);
  await shop.client.query("UPDATE notes SET kind = 'a' WHERE id = 1");
  assert.deepEqual((await tried('tag', '{ constant: GONE }')).planned, [
    'The database would refuse: two rows would get the same values in notes_tag.',
  ]);
  await shop.client.query("INSERT INTO notes (id, person, lone) VALUES (3, 1, 'c')");
  assert.match((await tried('lone', 'null')).planned.join(), /two rows would get the same values in notes_lone_key/);
});

test('a constant of a type that only the database can read is tried there, and is a question on the plan', async () => {
  assert.match(
    (await tried('lasts', '{ constant: gone }')).planned.join(),
    /would refuse a value .* map check names its line/,
  );
  const { remarks } = await reviewMap(shop.worker, parseMap(yaml('lasts', '{ constant: gone }'), 'f'), at);
  const [remark] = remarks.filter(({ says }) => says.includes('"lasts"') && says.includes('cannot hold'));
  assert.equal(remark?.says, 'column "lasts": is interval, which cannot hold "gone"');
});
