/** Ways that an exclusion constraint or the bounds of partitions forbid: found before any run. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { accountOf, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { reviewMap } from './review.ts';

/** Person 1 and a neighbour whose rows are near. */
const schema = `
CREATE EXTENSION btree_gist;
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE stays (
  id int PRIMARY KEY, person int, room int, during tstzrange, begins timestamptz, ends timestamptz, crew int, skipper text, badge text, bunk int,
  CONSTRAINT one_a_room EXCLUDE USING gist (room WITH =, during WITH &&),
  CONSTRAINT one_a_time EXCLUDE USING gist (bunk WITH =, tstzrange(begins, ends) WITH &&) WHERE (bunk > 0),
  CONSTRAINT one_skipper EXCLUDE USING gist (crew WITH =, skipper WITH <>),
  CONSTRAINT one_badge EXCLUDE USING gist (badge WITH =));
CREATE TABLE visits (person int, at date NOT NULL, country text) PARTITION BY RANGE (at);
CREATE TABLE visits_2024 PARTITION OF visits FOR VALUES FROM ('2024-03-01') TO ('2025-01-01') PARTITION BY LIST (country);
CREATE TABLE visits_2024_de PARTITION OF visits_2024 FOR VALUES IN ('DE', 'gone');
CREATE TABLE visits_2024_other PARTITION OF visits_2024 FOR VALUES IN ('FR', NULL);
CREATE TABLE logs (person int, at date, region text) PARTITION BY LIST (region);
CREATE TABLE logs_eu PARTITION OF logs FOR VALUES IN ('EU');
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
CREATE TABLE marks (person int, code text) PARTITION BY HASH (code);
CREATE TABLE marks_0 PARTITION OF marks FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE marks_1 PARTITION OF marks FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
INSERT INTO stays VALUES
  (1, 1, 1, '[2024-05-01,2024-05-03)', '2024-05-20', '2024-05-22', 1, 'Ann', 'a', 1),
  (2, 2, 2, '[2024-05-02,2024-05-04)', '2024-05-02', '2024-05-04', 1, 'Ann', 'b', 1),
  (3, 2, 1, '[2024-06-01,2024-06-04)', '2024-06-02', '2024-06-04', 2, 'Bo', 'c', 0);
INSERT INTO visits VALUES (1, '2024-05-17', 'DE'), (2, '2024-05-18', 'FR');
INSERT INTO logs VALUES (1, '2024-05-17', 'EU');
INSERT INTO marks VALUES (1, 'x');
`;
const tables = ['stays', 'visits', 'logs', 'marks'];
const yaml = (table: string, column: string, way: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  ${table}: { belongs: { person: people.id }, columns: { ${column}: { erase: ${way} } }, erase: columns }
notPersonal: [${tables.filter((name) => name !== table).join(', ')}]
`;
const at = new Date('2026-11-20T12:00:00Z');

let shop: Guarded;
before(async () => {
  shop = await guarded(await accountOf(schema, yaml('stays', 'skipper', 'null')));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

async function tried(table: string, column: string, way: string) {
  const loaded = parseMap(yaml(table, column, way), 'datamap.yaml');
  const checked = checkMap(loaded, shop.checked.catalogue);
  await guarded({ ...shop, checked }).then(({ worker }) => worker.end());
  const identities = { email: ['p1@x.test'] };
  const request = randomUUID();
  const plan = await makePlan(shop.worker, checked, { identities, at, request, kind: 'delete' });
  const { remarks } = await reviewMap(shop.worker, loaded, at);
  const about = remarks.filter(({ level, says }) => level === 'problem' && says.includes(`"${column}"`));
  return {
    checked: about.map(({ says }) => says).filter((says) => !says.includes('looks personal')),
    planned: plan.questions.filter(({ code }) => code === 'way-refused').map(({ words }) => words),
    run: () => purge(shop.worker, checked, { ...newRun(request), plan, identities, hashKey: randomBytes(32), now: at }),
  };
}

for (const [table, column, way, checked, planned] of [
  ['stays', 'begins', '{ generalise: month }', 'constraint one_a_time: two rows could meet', 'meet in one_a_time'],
  ['stays', 'skipper', 'hash', 'constraint one_skipper: two rows could meet', 'meet in one_skipper'],
  ['stays', 'skipper', '{ constant: Di }', 'constraint one_skipper: two rows could meet', 'meet in one_skipper'],
  ['visits', 'at', 'year', 'no partition of visits takes', 'no partition of visits takes'],
  ['visits', 'country', '{ constant: XX }', 'no partition of visits takes', 'no partition of visits takes'],
  ['visits', 'country', 'hash', 'for what "hash" makes there may be none', 'there may be none'],
  ['visits', 'country', 'format', 'for what "format" makes there may be none', 'there may be none'],
] as const) {
  test(`${way} of ${table}.${column} is found when the map is checked, and when planning`, async () => {
    const said = await tried(table, column, way);
    assert.ok(said.checked.join('\n').includes(checked), said.checked.join('\n'));
    assert.ok(said.planned.join('\n').includes(planned), said.planned.join('\n'));
    const before = await fingerprints(shop);
    await assert.rejects(said.run(), 'the finding is true: a run would be refused');
    assert.deepEqual(await fingerprints(shop), before);
  });
}

test('of two rows that change, one meets the other; one that meets nobody is no question to a plan', async () => {
  const { planned, run } = await tried('stays', 'room', '{ constant: 2 }');
  assert.deepEqual(planned, ['The database would refuse: two rows would meet in one_a_room.']);
  await assert.rejects(run());
  assert.deepEqual((await tried('stays', 'room', '{ constant: 9 }')).planned, []);
  await shop.client.query("INSERT INTO stays (id, person, room, during) VALUES (9, 1, 7, '[2024-05-02,2024-05-03)')");
  assert.deepEqual((await tried('stays', 'room', '{ constant: 9 }')).planned.length, 1);
  await shop.client.query('DELETE FROM stays WHERE id = 9');
});

for (const [table, column, way] of [
  ['stays', 'during', 'null'],
  ['stays', 'skipper', 'null'],
  ['stays', 'badge', 'hash'],
  ['visits', 'country', '{ constant: gone }'],
  ['visits', 'country', 'null'],
  ['visits', 'at', '{ generalise: month }'],
  ['logs', 'region', 'hash'],
  ['logs', 'region', 'null'],
  ['logs', 'at', 'year'],
  ['marks', 'code', 'hash'],
] as const) {
  test(`${way} of ${table}.${column} can work, is not complained of, and is carried out`, async () => {
    const said = await tried(table, column, way);
    assert.deepEqual([said.checked, said.planned], [[], []]);
    assert.ok((await said.run()).done);
  });
}
