/** What a single partition asks beyond its table: found when the map is checked or a deletion is planned, never in a run. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { accountOf, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { reviewMap } from './review.ts';

/** Log files a partition each month, as they grew: each has something of its own. Person 1 is in June, person 2 in May. */
const schema = `
CREATE SCHEMA attic;
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE agents (name text PRIMARY KEY);
CREATE TABLE visits (
  person int, at date, country text, note text, badge text, agent text, doc jsonb, seat int, closed bool, tip text) PARTITION BY RANGE (at);
CREATE TABLE visits_jan PARTITION OF visits (CHECK (note IS NULL)) FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')
  PARTITION BY LIST (country);
CREATE TABLE visits_jan_all PARTITION OF visits_jan DEFAULT;
CREATE TABLE visits_may PARTITION OF visits FOR VALUES FROM ('2024-05-01') TO ('2024-06-01');
CREATE TABLE attic.visits_jun PARTITION OF visits (
  CONSTRAINT no_xx CHECK (country <> 'XX'), CONSTRAINT no_hel CHECK (note <> 'hel'), note NOT NULL, UNIQUE (badge), FOREIGN KEY (agent) REFERENCES agents,
  CONSTRAINT one_seat EXCLUDE (seat WITH =)) FOR VALUES FROM ('2024-06-01') TO ('2024-07-01');
CREATE UNIQUE INDEX open_tips ON attic.visits_jun (tip) WHERE NOT closed;
CREATE TABLE visits_jul PARTITION OF visits (tip NOT NULL) FOR VALUES FROM ('2024-07-01') TO ('2024-08-01');
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
CREATE TABLE cards (id int PRIMARY KEY, person int, doc jsonb, handle text, active bool, place text);
CREATE UNIQUE INDEX cards_mail ON cards ((doc ->> 'mail'));
CREATE UNIQUE INDEX cards_handle ON cards (handle) WHERE active;
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
INSERT INTO agents VALUES ('Ada'), ('gone');
INSERT INTO visits VALUES
  (1, '2024-06-17', 'DE', 'hello', 'a', 'Ada', '{"a": 1}', 1, true, 'x'), (2, '2024-05-18', 'FR', 'hi', 'b', 'Nobody', '{}', 1, true, 'x'),
  (9, '2024-06-18', 'FR', 'hi', 'gone', 'Ada', '{}', 9, false, 'x'), (9, '2024-05-18', 'FR', 'hi', 'gone', 'Ada', '{}', 9, false, 'x');
INSERT INTO cards VALUES (1, 1, '{"mail": "a"}', 'ann', false, 'p'), (2, 9, '{"mail": "gone"}', 'ann', true, 'q');
`;
const yaml = (table: string, column: string, way: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  ${table}: { belongs: { person: people.id }, columns: { ${column}: { erase: ${way} } }, erase: columns }
notPersonal: [agents, ${table === 'visits' ? 'cards' : 'visits'}]
`;
const at = new Date('2026-11-20T12:00:00Z');

let shop: Guarded;
before(async () => {
  shop = await guarded(await accountOf(schema, yaml('visits', 'doc', 'null')));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

async function tried(table: string, column: string, way: string, person = 'p1@x.test') {
  const loaded = parseMap(yaml(table, column, way), 'datamap.yaml');
  const checked = checkMap(loaded, await readCatalogue(shop.client));
  await guarded({ ...shop, checked }).then(({ worker }) => worker.end());
  const identities = { email: [person] };
  const request = randomUUID();
  const plan = await makePlan(shop.worker, checked, { identities, at, request, kind: 'delete' });
  const { remarks } = await reviewMap(shop.worker, loaded, at);
  const problems = remarks.filter(({ level }) => level === 'problem').map(({ says }) => says);
  return {
    checked: problems.filter((says) => /new value|two rows|NOT NULL|trigger|refers/.test(says)),
    planned: plan.questions.filter(({ code }) => /refused|trigger/.test(code)).map(({ words }) => words),
    run: () => purge(shop.worker, checked, { ...newRun(request), plan, identities, hashKey: randomBytes(32), now: at }),
  };
}

for (const [column, way, checked, planned] of [
  ['country', '{ constant: XX }', 'the check no_xx of the partition visits_jun', 'the check no_xx of the partition'],
  ['note', 'null', 'NOT NULL of the partition visits_jun', 'NOT NULL of the partition visits_jun (note IS NOT NULL)'],
  [
    'badge',
    '{ constant: gone }',
    'unique index visits_jun_badge_key: two rows',
    'two rows would get the same values in visits_jun_badge_key',
  ],
  ['seat', '{ constant: 9 }', 'constraint one_seat: two rows could meet', 'two rows would meet in one_seat'],
  ['agent', '{ constant: Bo }', 'public.agents has no row of the new value', 'public.agents has no row of the new'],
] as const) {
  test(`${way} of ${column} is refused in June: found when the map is checked, and when planning for who is there`, async () => {
    const said = await tried('visits', column, way);
    assert.ok(said.checked.join('\n').includes(checked), said.checked.join('\n'));
    assert.ok(said.planned.join('\n').includes(planned), said.planned.join('\n'));
    const before = await fingerprints(shop);
    await assert.rejects(said.run(), 'the finding is true: a run would be refused');
    assert.deepEqual(await fingerprints(shop), before);
  });
}

test('what June alone refuses is no question for a person of May, and is carried out there', async () => {
  for (const [column, way] of [
    ['country', '{ constant: XX }'],
    ['note', 'null'],
    ['badge', '{ constant: gone }'],
    ['seat', '{ constant: 9 }'],
    ['agent', '{ constant: Bo }'],
  ] as const) {
    const said = await tried('visits', column, way, 'p2@x.test');
    assert.deepEqual(said.planned, [], column);
    assert.ok((await said.run()).done, column);
  }
});

test('what an empty partition would refuse is found when the map is checked', async () => {
  const { checked, planned } = await tried('visits', 'tip', 'null');
  assert.match(checked.join('\n'), /NOT NULL of the partition visits_jul \(tip IS NOT NULL\)/);
  assert.deepEqual(planned, []);
});

test('a partition with few of a table’s rows is tried by its own', async () => {
  await shop.client.query("INSERT INTO visits SELECT 9, '2024-05-20', 'FR', 'hello' FROM generate_series(1, 1500)");
  const { checked } = await tried('visits', 'note', '{ generalise: area }');
  assert.match(checked.join('\n'), /the check no_hel of the partition visits_jun/);
  await shop.client.query("DELETE FROM visits WHERE at = '2024-05-20'");
});

test('a way that moves rows to a partition is held against what that one asks', async () => {
  const said = await tried('visits', 'at', 'year');
  assert.match(said.checked.join('\n'), /check visits_jan_note_check of the partition visits_jan \(\(note IS NULL\)\)/);
  assert.match(said.planned.join('\n'), /of the partition visits_jan/);
  await assert.rejects(said.run());
});

test('a way that moves rows into a partition whose key they have is a question', async () => {
  await shop.client.query(`INSERT INTO visits VALUES (3, '2024-09-09', 'DE', 'n', 'gone', 'Ada', '{}', 7, true, 'y');
    INSERT INTO people VALUES (3, 'p3@x.test')`);
  const said = await tried('visits', 'at', "{ constant: '2024-06-30' }", 'p3@x.test');
  assert.deepEqual(said.planned, [
    'The database would refuse: two rows would get the same values in visits_jun_badge_key.',
  ]);
  await assert.rejects(said.run());
});

for (const [table, column, way, index] of [
  ['visits', 'closed', '{ constant: false }', 'open_tips'],
  ['cards', 'active', '{ constant: true }', 'cards_handle'],
  ['cards', 'doc->mail', '{ constant: gone }', 'cards_mail'],
] as const) {
  test(`${way} of ${table}.${column} brings a row into ${index} beside another: found when planning`, async () => {
    const said = await tried(table, column, way);
    assert.deepEqual(said.planned, [`The database would refuse: two rows would get the same values in ${index}.`]);
    await assert.rejects(said.run());
  });
}

test('the index that is named for a partitioned table can be made as it is written', async () => {
  const { remarks } = await reviewMap(shop.worker, parseMap(yaml('visits', 'doc', 'null'), 'datamap.yaml'), at);
  const statements = remarks.flatMap(({ says }) => /CREATE INDEX.*visits.*;/.exec(says)?.[0] ?? []);
  assert.deepEqual(statements, ['CREATE INDEX ON "public"."visits" ("person");']);
  await shop.client.query(statements[0] ?? '');
});

test('a trigger of one partition is to be looked at, by the name of the table, also where rows only move', async () => {
  await shop.client.query(`
    CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN coalesce(NEW, OLD); END';
    CREATE TRIGGER tidy BEFORE UPDATE ON attic.visits_jun FOR EACH ROW EXECUTE FUNCTION tidy();
    CREATE TRIGGER tidy BEFORE DELETE ON visits_may FOR EACH ROW EXECUTE FUNCTION tidy();
    CREATE TRIGGER moving BEFORE INSERT ON visits_rest FOR EACH ROW EXECUTE FUNCTION tidy();
    CREATE TRIGGER statement AFTER UPDATE ON visits_may FOR EACH STATEMENT EXECUTE FUNCTION tidy();
    CREATE TRIGGER every BEFORE INSERT ON visits FOR EACH ROW EXECUTE FUNCTION tidy();`);
  assert.deepEqual((await readCatalogue(shop.client))['public.visits']?.triggers, [
    { name: 'every', on: ['insert'] },
    { name: 'moving', on: ['insert'] },
    { name: 'tidy', on: ['update', 'delete'] },
  ]);
  const staying = await tried('visits', 'doc', 'null');
  assert.deepEqual(staying.planned, ['The database runs tidy on these rows; what it does is not known here.']);
  assert.deepEqual(staying.checked.length, 1, staying.checked.join());
  const moving = await tried('visits', 'at', '{ generalise: decade }');
  assert.match(moving.planned.join(), /runs every, moving, tidy on these rows/);
  assert.match(moving.checked.join(), /moving/);
});

test('a key to one partition counts: rows that refer to one there stand in its way, and are told of before', async () => {
  await shop.client.query(`
    ALTER TABLE visits_may ADD UNIQUE (person);
    CREATE TABLE stamps (id int PRIMARY KEY, person int REFERENCES visits_may (person));
    INSERT INTO stamps VALUES (1, 2)`);
  const map = yaml('visits', 'doc', 'null')
    .replace('erase: columns }', 'erase: delete }')
    .replace('[agents', '[stamps, agents');
  const checked = checkMap(parseMap(map, 'datamap.yaml'), await readCatalogue(shop.client));
  const wanted = { identities: { email: ['p2@x.test'] }, at, request: randomUUID(), kind: 'delete' as const };
  const { questions } = await makePlan(shop.client, checked, wanted);
  assert.deepEqual(
    questions.map(({ code, table }) => `${code} ${table}`),
    ['trigger visits', 'blocked-by-others public.stamps'],
  );
});

/** A key of May alone, and two that lead to May alone; what stands in June has the same values, and is bound by none. */
const partly = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE visits (person int, month int, badge text, guide int) PARTITION BY LIST (month);
CREATE TABLE visits_may PARTITION OF visits (UNIQUE (badge), FOREIGN KEY (guide) REFERENCES people) FOR VALUES IN (5);
CREATE TABLE visits_jun PARTITION OF visits FOR VALUES IN (6);
CREATE TABLE stamps (badge text REFERENCES visits_may (badge));
CREATE TABLE seals (month int, badge text REFERENCES visits_may (badge) ON DELETE CASCADE) PARTITION BY LIST (month);
CREATE TABLE seals_may PARTITION OF seals (UNIQUE (badge)) FOR VALUES IN (5);
CREATE TABLE wax (badge text REFERENCES seals_may (badge));
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test'), (3, 'p3@x.test');
INSERT INTO visits VALUES (2, 5, 'a', NULL), (1, 6, 'a', NULL), (9, 5, 'c', 3), (9, 6, 'd', 1);
INSERT INTO stamps VALUES ('a'); INSERT INTO seals VALUES (5, 'a'); INSERT INTO wax VALUES ('a');`;

test('a key of one partition, or to one, says nothing of the rows of others', async (t) => {
  const map = yaml('visits', 'badge', 'null')
    .replace('erase: columns }', 'erase: delete }')
    .replace('erase: keep, keep: { reason: r, law: l, review: 1 year }', 'erase: delete')
    .replace('[agents, cards]', '[stamps, seals, wax]');
  const club = await guarded(await accountOf(partly, map));
  t.after(() => Promise.all([club.client.end(), club.worker.end()]));
  const asked = async (person: number) => {
    const wanted = { identities: { email: [`p${person}@x.test`] }, at, request: randomUUID(), kind: 'delete' as const };
    const plan = await makePlan(club.worker, club.checked, wanted);
    return { plan, wanted, codes: plan.questions.map(({ code, table, rows }) => `${code} ${table} ${rows}`) };
  };
  assert.deepEqual((await asked(2)).codes, [
    'unmapped-cascade public.seals 1',
    'blocked-by-others public.stamps 1',
    'blocked-by-others public.wax 1',
  ]);
  assert.deepEqual((await asked(3)).codes, ['blocked-by-others public.visits 1']);
  const { plan, wanted, codes } = await asked(1);
  assert.deepEqual(codes, []);
  const run = { ...newRun(wanted.request), ...wanted, plan, hashKey: randomBytes(32), now: at };
  assert.ok((await purge(club.worker, club.checked, run)).done);
});

test('nor does a row that stays hold rows of other partitions, or from one', async (t) => {
  const keep = 'keep: { while: { badge: a }, reason: r, law: l, review: 1 year }';
  const map = yaml('visits', 'badge', 'null')
    .replace('columns: { badge: { erase: null } }, erase: columns }', `columns: { badge: }, ${keep}, erase: delete }`)
    .replace('erase: keep, keep: { reason: r, law: l, review: 1 year }', 'erase: delete')
    .replace(
      'notPersonal',
      `  stamps: { belongs: { person: people.id }, columns: { badge: }, ${keep.replace('a }', 'c }')}, erase: delete }\nnotPersonal`,
    )
    .replace('[agents, cards]', '[seals, wax]');
  const more = `DELETE FROM stamps; DELETE FROM wax; DELETE FROM seals; UPDATE visits SET guide = person WHERE person < 3;
    INSERT INTO visits VALUES (1, 6, 'c'); ALTER TABLE stamps ADD person int; INSERT INTO stamps VALUES ('c', 1);`;
  const club = await guarded(await accountOf(`${partly} ${more}`, map));
  t.after(() => Promise.all([club.client.end(), club.worker.end()]));
  const fates = async (person: number) => {
    const wanted = { identities: { email: [`p${person}@x.test`] }, at, request: randomUUID(), kind: 'delete' as const };
    const plan = await makePlan(club.worker, club.checked, wanted);
    const run = { ...newRun(wanted.request), ...wanted, plan, hashKey: randomBytes(32), now: at };
    assert.ok((await purge(club.worker, club.checked, run)).done);
    return plan.tables.map(({ table, erased, kept }) => `${table} ${erased} ${kept.map(({ rows }) => rows)}`);
  };
  assert.deepEqual(await fates(2), ['stamps 0 ', 'visits 0 1', 'people 0 1'], 'in May the visit holds its guide');
  assert.deepEqual(await fates(1), ['stamps 0 1', 'visits 1 1', 'people 1 ']);
});
