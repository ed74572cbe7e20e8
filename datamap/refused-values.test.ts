import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';
import { rehearse } from './rehearse.ts';
import { reviewMap } from './review.ts';

/** Tables of one person's rows, each with a way's column `c` and what stands in its way somewhere else. */
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE made_needed (id int PRIMARY KEY, person int, c text, low text GENERATED ALWAYS AS (lower(c)) STORED NOT NULL);
CREATE TABLE made_unique (id int PRIMARY KEY, person int, c text, low text GENERATED ALWAYS AS (lower(c)) STORED UNIQUE);
CREATE TABLE made_number (id int PRIMARY KEY, person int, c text, n int GENERATED ALWAYS AS (c::int) STORED);
CREATE TABLE made_checked (id int PRIMARY KEY, person int, c text, low text GENERATED ALWAYS AS (lower(c)) STORED CHECK (low <> 'gone'));
CREATE TABLE older (id int PRIMARY KEY, person int, c text, d text);
CREATE TABLE full_pair (id int PRIMARY KEY, person int, c int, d int, FOREIGN KEY (c, d) REFERENCES pairs MATCH FULL);
CREATE TABLE named (id int PRIMARY KEY, person int, c text UNIQUE);
CREATE TABLE followers (name varchar(20) REFERENCES named (c) ON UPDATE CASCADE);
CREATE TABLE small (id int PRIMARY KEY, person int, c smallint);
CREATE TABLE exact (id int PRIMARY KEY, person int, c numeric(4, 1));
CREATE TABLE evens (id int PRIMARY KEY, person int, c int CHECK (c % 2 = 0));
CREATE TABLE days (id int PRIMARY KEY, person int, c date);
CREATE COLLATION caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE FUNCTION picky(text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN IF $1 = 'gone' THEN RAISE EXCEPTION 'no'; END IF; RETURN true; END $$;
CREATE TABLE moods (id int PRIMARY KEY, person int, c date[]);
CREATE TABLE codes (id int PRIMARY KEY, person int, c varchar(5)[]);
CREATE TABLE cased (id int PRIMARY KEY, person int, c text COLLATE caseless CHECK (c <> 'GONE'));
CREATE TABLE empties (id int PRIMARY KEY, person int, c text);
CREATE UNIQUE INDEX empties_c ON empties (coalesce(c, ''));
CREATE TABLE raised (id int PRIMARY KEY, person int, c text CHECK (picky(c)));
INSERT INTO moods VALUES (1, 1, '{2024-05-17}');
INSERT INTO codes VALUES (1, 1, '{a,b}');
CREATE TABLE keyed (id int, person int, c text[], PRIMARY KEY (id, c));
INSERT INTO keyed VALUES (1, 1, '{a,b}');
INSERT INTO cased VALUES (1, 1, 'A');
INSERT INTO empties VALUES (1, 1, 'A'), (2, 1, 'B');
INSERT INTO raised VALUES (1, 1, 'A');
CREATE TABLE indexed (id int PRIMARY KEY, person int, c text);
CREATE INDEX ON indexed ((c::int)) WHERE c <> '';
INSERT INTO indexed VALUES (1, 1, '12');
CREATE TABLE kinds (id int PRIMARY KEY, person int, c text, kind text);
CREATE INDEX ON kinds ((c::int)) WHERE kind = 'number';
INSERT INTO kinds VALUES (1, 1, 'A', 'text');
CREATE TABLE made_cased (id int PRIMARY KEY, person int, c text COLLATE caseless, low text COLLATE "C" GENERATED ALWAYS AS (lower(c)) STORED UNIQUE);
INSERT INTO made_cased VALUES (1, 1, 'A'), (2, 2, 'B');
CREATE SCHEMA util;
CREATE TYPE util.mood AS ENUM ('a', 'b');
CREATE FUNCTION util.norm(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)';
CREATE TABLE moody (id int PRIMARY KEY, person int, c util.mood CHECK (c IS DISTINCT FROM 'b'));
CREATE TABLE normed (id int PRIMARY KEY, person int, c text, low text GENERATED ALWAYS AS (util.norm(c)) STORED);
CREATE INDEX ON normed (util.norm(c));
CREATE UNIQUE INDEX ON normed (util.norm(c), id);
INSERT INTO moody VALUES (1, 1, 'a');
INSERT INTO normed VALUES (1, 1, 'A');
CREATE TABLE initials (id int PRIMARY KEY, person int, c text);
CREATE UNIQUE INDEX initials_c ON initials (left(c, 1));
INSERT INTO initials SELECT i, 1, chr(64 + i) FROM generate_series(1, 17) i;
CREATE TABLE numbered (id int PRIMARY KEY, person int, c text);
CREATE UNIQUE INDEX numbered_c ON numbered ((c::int));
INSERT INTO numbered VALUES (1, 1, '12');
CREATE TABLE lowered (id int PRIMARY KEY, person int, c text);
CREATE UNIQUE INDEX lowered_c ON lowered (lower(c));
INSERT INTO lowered VALUES (1, 1, 'A'), (2, 2, 'gone');
CREATE TABLE made_long (id int PRIMARY KEY, person int, c text, d text, twice varchar(9) GENERATED ALWAYS AS (c || d) STORED);
INSERT INTO made_long VALUES (1, 1, 'A', 'B');
CREATE TABLE made_wide (id int PRIMARY KEY, person int, c int, twice smallint GENERATED ALWAYS AS (c * 2) STORED);
INSERT INTO made_wide VALUES (1, 1, 1);
CREATE TABLE made_exact (id int PRIMARY KEY, person int, c numeric, r numeric(4, 2) GENERATED ALWAYS AS (c) STORED);
INSERT INTO made_exact VALUES (1, 1, 1);
CREATE TABLE rounded (id int PRIMARY KEY, person int, c numeric(4, 2) CHECK (c <> 0));
INSERT INTO rounded VALUES (1, 1, -99.99);
CREATE TABLE prices (id int PRIMARY KEY, person int, c numeric(4, 2)[] CHECK (0 <> ALL (c)));
INSERT INTO prices VALUES (1, 1, '{1,-99.99}');
CREATE TABLE made_part (id int PRIMARY KEY, person int, c text, part text GENERATED ALWAYS AS (left(c, 1)) STORED UNIQUE);
INSERT INTO made_part VALUES (1, 1, 'A');
CREATE TABLE followed (id int PRIMARY KEY, person int, c text, d text);
CREATE TABLE following (f int REFERENCES followed);
INSERT INTO followed VALUES (1, 1, 'A', 'bad');
ALTER TABLE followed ADD CHECK (d <> 'bad') NOT VALID;
CREATE TABLE tag_sets (c text[] PRIMARY KEY);
INSERT INTO tag_sets VALUES ('{a}');
CREATE TABLE tagged (id int PRIMARY KEY, person int, c text[] REFERENCES tag_sets);
INSERT INTO tagged VALUES (1, 1, '{a}');
CREATE TABLE flags (id int PRIMARY KEY, person int, c bit(3), d bit varying(3));
INSERT INTO flags VALUES (1, 1, B'101', B'1');
GRANT SELECT, UPDATE ON ALL TABLES IN SCHEMA public TO habeas;
INSERT INTO people VALUES (1, 'p1@x.test');
INSERT INTO pairs VALUES (1, 1);
INSERT INTO made_needed VALUES (1, 1, 'A');
INSERT INTO made_unique VALUES (1, 1, 'A'), (2, 1, 'B');
INSERT INTO made_number VALUES (1, 1, '12');
INSERT INTO made_checked VALUES (1, 1, 'A');
INSERT INTO older VALUES (1, 1, 'A', 'bad');
ALTER TABLE older ADD CHECK (d <> 'bad') NOT VALID;
INSERT INTO full_pair VALUES (1, 1, 1, 1);
INSERT INTO named VALUES (1, 1, 'A');
INSERT INTO followers VALUES ('A');
INSERT INTO small VALUES (1, 1, -32768);
INSERT INTO exact VALUES (1, 1, -999.9);
INSERT INTO evens VALUES (1, 1, 2);
INSERT INTO days VALUES (1, 1, '2024-05-17');
`;
const lists = ['tagged', 'keyed', 'moods', 'codes', 'prices'];
const yaml = (table: string, way: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  ${table}: { belongs: { person: people.id }, columns: { "${lists.includes(table) ? 'c[]' : 'c'}": { erase: ${way} } }, erase: columns }
`;
const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['p1@x.test'] };

let account: Account;
before(async () => {
  account = await accountOf(schema, yaml('days', 'year'));
});
after(() => account.client.end());

async function tried(table: string, way: string) {
  const { client } = account;
  const loaded = parseMap(yaml(table, way), 'datamap.yaml');
  const checked = checkMap(loaded, account.checked.catalogue);
  const { remarks } = await reviewMap(client, loaded, at);
  const { questions } = await makePlan(client, checked, { identities, at, request: randomUUID(), kind: 'delete' });
  return {
    checked: remarks.flatMap(({ says }) => (/^column "c(\[\])?"/.test(says) && !says.includes('looks') ? [says] : [])),
    planned: questions.filter(({ code }) => code === 'way-refused').map(({ words }) => words),
    run: () => rehearse(client, checked, { identities, at }),
  };
}

for (const [what, table, way, checked, planned] of [
  ['NOT NULL of a generated column', 'made_needed', 'null', /does not fit \(low\)/, /does not fit \(low\)/],
  ['a check of a generated column', 'made_checked', '{ constant: Gone }', /low <> 'gone'/, /low <> 'gone'/],
  ['the type of a generated column', 'made_number', 'hash', /does not fit \(n\)/, /map check names its line/],
  ['a unique generated column', 'made_unique', '{ constant: Gone }', /made_unique_low_key/, /made_unique_low_key/],
  ['a check that older rows break', 'older', 'null', /d <> 'bad'/, /d <> 'bad'/],
  ['MATCH FULL', 'full_pair', 'null', /full_pair_c_d_fkey/, /full_pair_c_d_fkey/],
  ['the length of what follows a change', 'named', 'hash', /public\.followers .* holds 20 characters/, null],
  ['the end of a type', 'small', '{ generalise: { step: 1000 } }', /does not fit \(c\)/, /map check names its line/],
  ['the digits of a number', 'exact', '{ generalise: { step: 1000 } }', /does not fit \(c\)/, /does not fit \(c\)/],
  ['the digits of a number, of a constant', 'exact', '{ constant: 99999 }', /holds 3 digits/, /holds 3 digits/],
  ['what an index works out', 'indexed', 'hash', /does not fit .*c::integer/, /map check names its line/],
  ['the calendar', 'days', '{ constant: 2024-02-30 }', /cannot hold "2024-02-30"/, /map check names its line/],
  ['the type of an array’s elements', 'moods', '{ constant: gone }', /cannot hold "gone"/, /cannot hold "gone"/],
  ['the length of an array’s elements', 'codes', 'hash', /holds 5 characters/, /holds 5 characters/],
  ['a key that a list is part of', 'keyed', 'null', /tells the rows apart/, /tells the rows apart/],
  ['a check by the column’s collation', 'cased', '{ constant: gone }', /cased_c_check/, /cased_c_check/],
  ['a unique index of what stands for nothing', 'empties', 'null', /empties_c/, /empties_c/],
  ['a unique index of a part of it', 'initials', 'hash', /initials_c/, /initials_c/],
  ['what a unique index works out', 'numbered', '{ constant: gone }', /does not fit .*c::integer/, /map check names/],
  ['another’s value in a unique index', 'lowered', '{ constant: GONE }', /is unique/, /lowered_c/],
  ['the length of a generated column', 'made_long', 'hash', /does not fit \(twice\)/, /does not fit \(twice\)/],
  ['the range of a generated column', 'made_wide', '{ constant: 30000 }', /does not fit \(twice\)/, /map check names/],
  [
    'the digits of a generated column',
    'made_exact',
    '{ constant: 99.995 }',
    /does not fit \(r\)/,
    /does not fit \(r\)/,
  ],
  [
    'the digits of a constant that is rounded up',
    'rounded',
    '{ constant: 99.995 }',
    /holds 2 digits/,
    /holds 2 digits/,
  ],
  [
    'the digits of a multiple that is rounded up',
    'rounded',
    '{ generalise: { step: 99.996 } }',
    /fit \(c\)/,
    /fit \(c\)/,
  ],
  ['a check of a number that is rounded', 'rounded', '{ constant: 0.004 }', /rounded_c_check/, /rounded_c_check/],
  ['the digits of an array’s elements', 'prices', '{ generalise: { step: 7 } }', /fit \(c\)/, /fit \(c\)/],
  [
    'a check of an array’s numbers that are rounded',
    'prices',
    '{ constant: 0.004 }',
    /prices_c_check/,
    /prices_c_check/,
  ],
  ['a key of a whole list', 'tagged', 'hash', /tag_sets has no row/, /tag_sets has no row/],
  ['the bits of a column', 'flags', '{ constant: "10" }', /holds 3 bits, and "10" has 2/, /holds 3 bits/],
  ['a function that a check calls', 'raised', '{ constant: gone }', /raised_c_check/, /map check names its line/],
] as const) {
  test(`a way that ${what} forbids is found before a run`, async () => {
    const said = await tried(table, way);
    if (checked) assert.match(said.checked.join('\n'), checked);
    if (planned) assert.match(said.planned.join('\n'), planned);
    await assert.rejects(said.run(), 'the finding is true: a run would be refused');
  });
}

test('what the few rows that are there would pass by chance is found when the map is checked', async () => {
  assert.match((await tried('made_part', 'hash')).checked.join(), /made_part_part_key/);
});

for (const [what, table, way] of [
  ['a number with a check can be emptied', 'evens', 'null'],
  ['what an index works out of other rows forbids nothing', 'kinds', '{ constant: gone }'],
  ['a hash stays apart in any case', 'lowered', 'hash'],
  ['a constant below the edge fits', 'rounded', '{ constant: 99.994 }'],
  ['as many bits as there are fit', 'flags', '{ constant: b111 }'],
  ['a generated column may have a collation of its own', 'made_cased', 'hash'],
] as const) {
  test(what, async () => {
    const said = await tried(table, way);
    assert.deepEqual([said.checked, said.planned], [[], []]);
    await said.run();
  });
}

test('what no row that stays would meet is nothing to complain of', async () => {
  const kept = `  following: { belongs: { f: followed.id }, erase: keep, keep: { reason: r, law: l, review: 1 year } }\n`;
  for (const [table, how, also, about, remarks] of [
    ['older', 'columns', '', "<> 'bad'", 1],
    ['older', 'delete', '', "<> 'bad'", 0],
    ['followed', 'delete', kept, "<> 'bad'", 1],
    ['named', 'columns', '', 'where "name" changes with it', 1],
    ['named', 'delete', '', 'where "name" changes with it', 0],
  ] as const) {
    const map = yaml(table, 'hash').replace('erase: columns', `erase: ${how}`) + also;
    const said = (await reviewMap(account.client, parseMap(map, 'datamap.yaml'), at)).remarks;
    assert.equal(said.filter(({ says }) => says.includes(about)).length, remarks, `${table} ${how}`);
  }
});

for (const table of ['moody', 'normed']) {
  test(`no right is needed to plan that the change itself does not need: ${table}`, async () => {
    const { client } = account;
    await client.query('SET ROLE habeas');
    try {
      const checked = checkMap(parseMap(yaml(table, 'null'), 'datamap.yaml'), await readCatalogue(client));
      const plan = await makePlan(client, checked, { identities, at, request: randomUUID(), kind: 'delete' });
      assert.deepEqual(plan.questions, []);
      assert.equal((await client.query(`UPDATE ${table} SET c = NULL`)).rowCount, 1);
    } finally {
      await client.query('RESET ROLE');
    }
  });
}

test('of many people whose new values cannot even be read each is planned alone', async () => {
  const checked = checkMap(
    parseMap(yaml('days', '{ constant: 2024-02-30 }'), 'datamap.yaml'),
    account.checked.catalogue,
  );
  const people = [{ identities, request: randomUUID() }];
  assert.deepEqual(await makePlans(account.client, checked, { kind: 'delete', at, people }), [null]);
});
