/**
 * Random account databases, maps and people, against an oracle that loops over the rows (`tests/worlds`). The engine works
 * as the role that `grants` makes, so that a right that is missing shows too.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import type { Plan } from '#domain/plan';
import { readEnv } from '#env';
import { newRun } from '#tests/checked-map';
import { testDatabase } from '#tests/database';
import { expected, mentionedRows } from '#tests/worlds/oracle';
import type { Rows } from '#tests/worlds/same';
import { type Made, made, type World, world } from '#tests/worlds/world';
import { mapYaml, schemaSql } from '#tests/worlds/written';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import type { CheckedMap } from './checked.ts';
import { digest } from './digest.ts';
import { find } from './find.ts';
import { grantsSql } from './grants.ts';
import type { Hold } from './hold.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';
import { purge } from './purge.ts';
import { purgePeople } from './purge-people.ts';

const at = new Date('2026-11-20T12:00:00Z');
const hashKey = randomBytes(32);

let owner: pg.Client;
let worker: pg.Client;
before(async () => {
  const { as, url } =
    await testDatabase(`CREATE EXTENSION citext; CREATE TABLE controllers (id int PRIMARY KEY, name text);
    INSERT INTO controllers VALUES (1, 'One'), (2, 'Two')`);
  [owner, worker] = [new pg.Client(url), new pg.Client(as('habeas'))];
  await Promise.all([owner.connect(), worker.connect()]);
});
after(() => Promise.all([owner.end(), worker.end()]));

/** A world that is in the database, with its map as the engine has it. */
type Case = { world: World; tables: Made[]; checked: CheckedMap; rows: Rows; holds: Hold[]; scope: string };

async function readAll(tables: Made[]): Promise<Rows> {
  const lists = tables.map(({ name }) => `(SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY uid), '[]') FROM ${name} t)`);
  const { rows } = await owner.query<{ all: Rows }>(`SELECT jsonb_build_array(${lists.join(', ')}) AS all`);
  return rows[0]?.all ?? [];
}

async function fill(world: World): Promise<Case> {
  const tables = made(world);
  await owner.query(`DROP TABLE IF EXISTS people, t1, t2, t3, t4 CASCADE; ${schemaSql(tables)}`);
  const map = parseMap(mapYaml(world, tables), 'datamap.yaml');
  const checked = checkMap(map, await readCatalogue(owner));
  await owner.query(grantsSql(checked, 'habeas'));
  const held = world.held === null ? undefined : tables[world.held % tables.length];
  const holds = held ? [{ tables: [held.name], reason: 'a court', law: 'a law', until: null }] : [];
  return { world, tables, checked, rows: await readAll(tables), holds, scope: world.scope ? 'part' : 'everything' };
}

type Person = { mail: string; plan: Plan };

async function planFor({ checked, holds, scope }: Case, mail: string): Promise<Person> {
  const identities = { email: [mail] };
  const wanted = { identities, at, request: randomUUID(), kind: 'delete' as const, holds, scope };
  return { mail, plan: await makePlan(worker, checked, wanted) };
}

const runOf = ({ holds }: Case, { mail, plan }: Person) => ({
  ...newRun(plan.request),
  plan,
  identities: { email: [mail] },
  hashKey,
  now: at,
  holds,
});

/** What the oracle says, against plan and find. */
async function sayTheSame(one: Case, { mail, plan }: Person) {
  const { world, tables, rows, checked } = one;
  const will = expected(world, tables, rows, mail, hashKey);
  const mentioned = mentionedRows(tables, rows, will.own);
  const found = await find(worker, checked, { identities: { email: [mail] }, at, limit: 100 });
  for (const [n, { name, processor, first }] of tables.entries()) {
    const fates = [...(will.outcomes[n]?.values() ?? [])].map(({ fate }) => fate);
    const count = (fate: string) => fates.filter((one) => one === fate).length;
    const own = [...(will.own[n] ?? [])];
    const line = plan.tables.find(({ table }) => table === name);
    const told = line && {
      found: line.found,
      mentioned: line.mentioned,
      erased: line.erased,
      reduced: line.reduced,
      kept: line.kept.reduce((sum, { rows }) => sum + rows, 0),
      first: line.first?.rows ?? 0,
      processors: (line.processors ?? []).reduce((sum, { rows }) => sum + rows, 0),
    };
    const says = {
      found: own.length,
      mentioned: mentioned[n]?.size ?? 0,
      erased: count('gone'),
      reduced: count('reduced'),
      kept: count('kept'),
      first: first ? (will.first[n] ?? 0) : 0,
      processors: processor ? own.length : 0,
    };
    assert.deepEqual(told, says, `${mail} in ${name}`);
    const finding = found.find(({ table }) => table === name);
    const uids = (list: { values: (string | null)[] }[] = []) => list.map(({ values }) => Number(values[0])).sort();
    assert.deepEqual(uids(finding?.rows), processor ? [] : own.sort(), `${name} is shown`);
    // Of rows that are held for others only the number is told.
    const shown = processor ? [] : [...(mentioned[n] ?? [])].sort();
    assert.deepEqual(processor ? [] : uids(finding?.mentions), shown, `${name} mentions`);
  }
  return will;
}

/** Questions after which the database may refuse what a human let through. */
const mayFail = ['blocked-by-others', 'unmapped-cascade', 'way-refused', 'not-null-conflict'];

async function isDoneExactly(one: Case, mail: string): Promise<void> {
  const { tables, checked, rows } = one;
  const first = await planFor(one, mail);
  const will = await sayTheSame(one, first);
  const goes = tables.flatMap(({ name: table }, n) =>
    [...(will.outcomes[n] ?? [])].flatMap(([uid, { fate }]) => (fate === 'gone' ? [{ table, uid }] : [])),
  );
  await failsWhole(one, first, goes[one.world.fails % goes.length] ?? null);
  // Rows without key that were put back lie elsewhere: theirs is another plan.
  const person = await planFor(one, mail);
  const run = runOf(one, person);
  const result = await purge(worker, checked, run).catch((fault: unknown) => ({ done: false as const, fault }));
  const left = await readAll(tables);
  if (!result.done) {
    const asked = person.plan.questions.some(({ code }) => mayFail.includes(code));
    assert.ok(
      asked && (will.refused || will.along),
      `refused: ${JSON.stringify(result)} ${'fault' in result ? result.fault : ''}`,
    );
    assert.deepEqual(left, rows, 'what was refused changed nothing');
    return;
  }
  assert.ok(!will.refused, 'the database refuses nothing');
  assert.deepEqual(left, will.after, `all rows after ${person.mail}`);
  assert.equal(result.receipt.plan, digest(person.plan));
  for (const { table, before, erased, reduced, changed } of result.receipt.tables) {
    const line = person.plan.tables.find((one) => one.table === table);
    const said = [line?.found, line?.erased, line?.reduced, line?.first?.rows ?? 0];
    assert.deepEqual([before, erased, reduced, changed], said, `receipt of ${table}`);
  }
  assert.ok((await purge(worker, checked, run)).done);
  assert.deepEqual(await readAll(tables), left, 'a repeated run changes nothing');
}

/** A statement of the run fails, or a row refuses to go: nothing is changed. */
async function failsWhole(one: Case, person: Person, goes: { table: string; uid: number } | null): Promise<void> {
  const { tables, checked, rows, world } = one;
  const cutAt = world.fails % 8;
  let steps = 0;
  const cut = () => {
    if (steps++ === cutAt) throw new Error('cut');
  };
  await purge(worker, checked, { ...runOf(one, person), onStatement: cut }).catch(() => {});
  if (steps > cutAt) assert.deepEqual(await readAll(tables), rows, 'a failing run changes nothing');
  else await restore(one);
  if (!goes) return;
  const again = await planFor(one, person.mail);
  // Made after the map was checked: nobody knows of it.
  const swallows = world.fails % 2 === 0;
  await owner.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      ${swallows ? 'RETURN NULL;' : "RAISE EXCEPTION 'no';"} END $$;
    CREATE TRIGGER refuse BEFORE DELETE ON ${goes.table} FOR EACH ROW WHEN (OLD.uid = ${goes.uid}) EXECUTE FUNCTION refuse()`);
  await assert.rejects(
    async () => {
      const done = await purge(worker, checked, runOf(one, again));
      if (!done.done) throw new Error(done.refusal);
    },
    `a row of ${goes.table} that ${swallows ? 'stays silently' : 'refuses'} fails the run`,
  );
  await owner.query('DROP FUNCTION refuse CASCADE');
  assert.deepEqual(await readAll(tables), rows, 'a row that refuses changes nothing');
}

/** Puts the rows back as they were. */
async function restore({ tables, rows }: Case): Promise<void> {
  await owner.query(`SET session_replication_role = replica; TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
  for (const [n, { name }] of tables.entries()) {
    const text = `INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1)`;
    await owner.query(text, [JSON.stringify(rows[n])]);
  }
  await owner.query('SET session_replication_role = DEFAULT');
}

/** Those of a set that are done together, singly: the same plans, the same rows left. */
async function isDoneTogether(one: Case, people: Person[]): Promise<void> {
  const { checked, scope, tables } = one;
  const asked = people.map(({ mail, plan }) => ({ request: plan.request, identities: { email: [mail] } }));
  const plans = await makePlans(worker, checked, { kind: 'delete', scope, at, people: asked });
  for (const [n, plan] of plans.entries()) if (plan) assert.deepEqual(plan, people[n]?.plan, 'the plan among many');
  const runs = people.map((person) => runOf(one, person));
  const common = { sign: newRun().sign, hashKey, now: at };
  const done = await purgePeople(worker, checked, { ...common, people: runs }).catch(() => null);
  const left = await readAll(tables);
  if (done === null) assert.deepEqual(left, one.rows, 'a set that fails changes nothing');
  await restore(one);
  for (const [n, result] of (done ?? []).entries()) {
    const person = people[n];
    if (!result.done || !person) continue;
    assert.equal(result.receipt.plan, digest(person.plan));
    // What others of the set took along may be less to tell of now; what goes is the same.
    const again = await planFor(one, person.mail);
    const alone = await purge(worker, checked, runOf(one, again));
    assert.ok(alone.done);
    assert.deepEqual(alone.receipt.tables, result.receipt.tables, `${person.mail} alone`);
  }
  if (done) assert.deepEqual(await readAll(tables), left, 'together as singly');
}

async function holds(world: World): Promise<void> {
  const one = await fill(world);
  const mails = ['p0@x.test', 'p1@x.test', 'p2@x.test', 'nobody@x.test'];
  for (const mail of mails) {
    await isDoneExactly(one, mail);
    await restore(one);
  }
  const people: Person[] = [];
  for (const mail of mails) people.push(await planFor(one, mail));
  if (world.held === null) await isDoneTogether(one, people);
}

test('whatever schema, rows, map and people, a purge does what a loop over the rows says, or nothing', async () => {
  const { HABEAS_WORLDS: numRuns } = readEnv('HABEAS_WORLDS');
  const isLong = numRuns > 200;
  await fc.assert(fc.asyncProperty(world, holds), {
    numRuns,
    endOnFailure: true,
    ...(isLong ? {} : { interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false }),
  });
});
