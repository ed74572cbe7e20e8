/**
 * Random schemas, rows and maps: what a purge touches is worked out a second time here, row by row and without SQL. What
 * fails is told with its seed: HABEAS_WORLDS_SEED tries it again, and HABEAS_WORLDS=5000 is a long run.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { isAnswerable } from '#domain/plan-questions';
import { newRun } from '#tests/checked-map';
import { testDatabase } from '#tests/database';
import { search, type Tried } from '#tests/worlds/search';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import { grantsSql } from './grants.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';
import { purge } from './purge.ts';

const at = new Date('2026-11-20T12:00:00Z');

/** A table below `people` (number 0); `owner` and `twin` refer to ids of the parent, of the same table. */
const table = fc.record({
  parent: fc.nat(3),
  /** What the map says nothing of may go along with rows above it; neither can the map lead to what is beneath it. */
  isMapped: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  keyed: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  key: fc.constantFrom('', 'NO ACTION', 'CASCADE', 'CASCADE', 'SET NULL'),
  textual: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  selfLink: fc.boolean(),
  selfKey: fc.constantFrom('', 'NO ACTION', 'CASCADE', 'SET NULL'),
  erase: fc.constantFrom('delete', 'columns', 'some'),
  rows: fc.array(
    fc.record({ owner: fc.option(fc.nat(5)), twin: fc.option(fc.nat(5)), open: fc.boolean(), id: fc.nat(5) }),
    { minLength: 1, maxLength: 7 },
  ),
});
const world = fc.array(table, { minLength: 1, maxLength: 4 });
type World = (typeof world extends fc.Arbitrary<infer Value> ? Value : never)[number][];
type Row = { uid: number; id: number; owner: string | null; twin: number | null; open: boolean; note: string | null };

const nameOf = (at: number) => (at === 0 ? 'people' : `t${at}`);
/** Where a table has no key, several rows may have one id, and nothing can refer to them by a foreign key. */
const isKeyed = (tables: World, at: number) => at === 0 || tables[at - 1]?.keyed === true;
const parentOf = (at: number, parent: number) => parent % at;
const isMapped = (tables: World, at: number): boolean => {
  const one = tables[at - 1];
  return at === 0 || (one?.isMapped === true && isMapped(tables, parentOf(at, one.parent)));
};

function schemaOf(tables: World): string {
  const people = `CREATE TABLE people (uid serial, id int PRIMARY KEY, email text NOT NULL);
    INSERT INTO people (id, email) SELECT n, 'p' || n || '@x.test' FROM generate_series(0, 2) n;`;
  const made = tables.map((one, index) => {
    const at = index + 1;
    const parent = parentOf(at, one.parent);
    const linked = one.key !== '' && isKeyed(tables, parent) && !one.textual;
    const self = one.selfKey !== '' && one.keyed;
    const rows = one.rows.filter((row, place) => !one.keyed || one.rows.findIndex(({ id }) => id === row.id) === place);
    const values = rows.map((row, place) => {
      const owners = parent === 0 ? [0, 1, 2] : (tables[parent - 1]?.rows ?? []).map(({ id }) => id);
      const owner = row.owner === null || owners.length === 0 ? 'NULL' : owners[row.owner % owners.length];
      const twin = row.twin === null ? 'NULL' : rows[row.twin % rows.length]?.id;
      return `(${row.id}, ${one.textual && owner !== 'NULL' ? `'${owner}'` : owner}, ${twin}, ${row.open}, 'n${place}')`;
    });
    return `CREATE TABLE t${at} (uid serial, id int ${one.keyed ? 'PRIMARY KEY' : 'NOT NULL'},
      owner ${one.textual ? 'text' : 'int'} ${linked ? `REFERENCES ${nameOf(parent)}(id) ON DELETE ${one.key}` : ''},
      twin int ${self ? `REFERENCES t${at}(id) ON DELETE ${one.selfKey}` : ''}, open bool, note text);
      ${values.length > 0 ? `INSERT INTO t${at} (id, owner, twin, open, note) VALUES ${values.join(', ')};` : ''}`;
  });
  return [people, ...made].join('\n');
}

function mapOf(tables: World): string {
  const lines = tables.flatMap((one, index) => {
    const at = index + 1;
    if (!isMapped(tables, at)) return [];
    const links = [
      `{ to: { owner: ${nameOf(parentOf(at, one.parent))}.id } }`,
      ...(one.selfLink ? [`{ to: { twin: t${at}.id } }`] : []),
    ];
    const keep =
      one.erase === 'some' ? 'keep: { while: { open: true }, reason: open, law: law, review: 1 month },' : '';
    const erase = one.erase === 'columns' ? 'columns' : 'delete';
    return `  t${at}: { belongs: [${links.join(', ')}], columns: { note: { erase: null } }, ${keep} erase: ${erase} }`;
  });
  return `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: { erase: hash } }, erase: delete }
${lines.join('\n')}`;
}

/** The uids of person 1's rows: from the parent's ids down, and along `twin` where the map has that link. */
function ownedBy(tables: World, rows: Map<string, Row[]>): Map<string, Set<number>> {
  const owned = new Map([
    ['people', new Set((rows.get('people') ?? []).filter(({ id }) => id === 1).map(({ uid }) => uid))],
  ]);
  for (const [index, one] of tables.entries()) {
    const name = nameOf(index + 1);
    const mine = isMapped(tables, index + 1) ? (rows.get(name) ?? []) : [];
    const parent = nameOf(parentOf(index + 1, one.parent));
    const ids = new Set(
      (rows.get(parent) ?? []).filter(({ uid }) => owned.get(parent)?.has(uid)).map(({ id }) => String(id)),
    );
    const found = new Set(mine.filter(({ owner }) => owner !== null && ids.has(String(owner))).map(({ uid }) => uid));
    for (let size = -1; one.selfLink && size < found.size; ) {
      size = found.size;
      const twins = new Set(mine.filter(({ uid }) => found.has(uid)).map(({ id }) => id));
      for (const { uid, twin } of mine) if (twin !== null && twins.has(twin)) found.add(uid);
    }
    owned.set(name, found);
  }
  return owned;
}

const clients: pg.Client[] = [];
before(async () => {
  for (let lane = 0; lane < 3; lane++) {
    const client = new pg.Client((await testDatabase('SELECT 1')).url);
    await client.connect();
    clients.push(client);
  }
});
after(() => Promise.all(clients.map((client) => client.end())));

async function readRows(client: pg.Client, tables: World): Promise<Map<string, Row[]>> {
  const names = ['people', ...tables.map((_, index) => nameOf(index + 1))];
  const lists = names.map((name) => `(SELECT coalesce(jsonb_agg(t ORDER BY uid), '[]') FROM ${name} t)`);
  const [all] = (await client.query<{ all: Row[][] }>(`SELECT jsonb_build_array(${lists.join(', ')}) AS all`)).rows;
  return new Map(names.map((name, at) => [name, all?.all[at] ?? []]));
}

async function holds(client: pg.Client, tables: World): Promise<void> {
  await client.query(
    `DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS habeas CASCADE; CREATE SCHEMA public; ${schemaOf(tables)}`,
  );
  const checked = checkMap(parseMap(mapOf(tables), 'datamap.yaml'), await readCatalogue(client));
  await client.query(grantsSql(checked, 'habeas'));
  const before = await readRows(client, tables);
  const owned = ownedBy(tables, before);
  const run = newRun();
  const identities = { email: ['p1@x.test'] };
  const plan = await makePlan(client, checked, { identities, at, request: run.request, kind: 'delete' });
  for (const { table, found } of plan.tables) assert.equal(found, owned.get(table)?.size, `${table} found`);
  const people = [0, 1, 2].map((n) => ({ request: run.request, identities: { email: [`p${n}@x.test`] } }));
  const together = await makePlans(client, checked, { kind: 'delete', at, people });
  for (const [n, one] of people.entries()) {
    const alone = await makePlan(client, checked, { ...one, at, kind: 'delete' });
    assert.deepEqual(together[n], alone, 'the same plan among many');
  }
  const result = await purge(client, checked, { ...run, plan, identities, hashKey: randomBytes(32), now: at }).catch(
    (error: unknown) => ({ done: false as const, refusal: String(error) }),
  );
  const after = await readRows(client, tables);
  if (!result.done) {
    // Only what could not be approved may be refused, and then nothing is touched.
    assert.ok(
      plan.questions.some(({ code }) => code !== 'two-persons' && !isAnswerable(code)),
      result.refusal,
    );
    assert.deepEqual(after, before);
    return;
  }
  const asked = new Set(
    plan.questions.filter(({ code }) => code !== 'held').map(({ table }) => table?.replace('public.', '')),
  );
  for (const { table, erased, reduced, before: found, after: left } of result.receipt.tables) {
    const planned = plan.tables.find((one) => one.table === table);
    assert.deepEqual(
      [found, erased, reduced, left],
      [planned?.found, planned?.erased, planned?.reduced, found - erased],
    );
    const mine = owned.get(table) ?? new Set();
    const own = (rows: Row[] = []) => rows.filter(({ uid }) => mine.has(uid)).length;
    assert.equal(own(before.get(table)) - own(after.get(table)), erased, `own rows of ${table} gone`);
    if (asked.has(table)) continue;
    const others = (rows: Row[] = []) => rows.filter(({ uid }) => !mine.has(uid));
    assert.deepEqual(others(after.get(table)), others(before.get(table)), `others' rows of ${table}`);
    assert.equal((before.get(table)?.length ?? 0) - (after.get(table)?.length ?? 0), erased, `${table} gone`);
    const emptied = (after.get(table) ?? []).filter(
      ({ uid, note }) => table !== 'people' && mine.has(uid) && note === null,
    );
    if (table !== 'people') assert.equal(emptied.length, reduced, `${table} reduced`);
  }
  for (const [index] of tables.entries()) {
    const name = nameOf(index + 1);
    if (isMapped(tables, index + 1) || asked.has(name)) continue;
    assert.deepEqual(after.get(name), before.get(name), `rows of ${name}, of which the map says nothing`);
  }
  assert.ok((await purge(client, checked, { ...run, plan, identities, hashKey: randomBytes(32), now: at })).done);
  assert.deepEqual(await readRows(client, tables), after);
}

/** A failure is told with the schema and the map as they are written. */
async function told(client: pg.Client, tables: World): Promise<Tried> {
  try {
    await holds(client, tables);
  } catch (fault) {
    const says = fault instanceof Error ? fault.message : String(fault);
    throw new Error([says, schemaOf(tables), mapOf(tables)].join('\n'), { cause: fault });
  }
  return { people: 1, acts: 1 };
}

test('whatever the schema, a purge takes what the plan says and nothing of others, or changes nothing', (t) =>
  search(t, {
    file: 'datamap/purge.property.test.ts',
    world,
    lanes: clients.map((client) => (one: World) => told(client, one)),
    // One asks in each world.
    enough: { people: 300, ms: 20_000 },
  }));
