import type { ClientBase } from 'pg';
import type { Plan, Receipt } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { assertDeleted, deletedRows } from './deleted.ts';
import { digest } from './digest.ts';
import { directPlaces, directSql } from './direct.ts';
import type { Hold } from './hold.ts';
import type { Identities } from './identities.ts';
import {
  askedOf,
  type Erasure,
  erasureOrder,
  fateName,
  fateSets,
  fateSql,
  fates,
  mayBeKept,
  onlyFate,
  waysOf,
} from './outcomes.ts';
import { isErasable, type Place } from './place.ts';
import { erasureFor, type PlanFor, planFrom } from './plan.ts';
import { type Count, countsSql, referencesOf } from './plan-sql.ts';
import { notAmongSql, reachedSql, sameRow, stillReachedSql } from './row-sets.ts';
import { type Done, inRun, type NotDone, Refusal, type Run, RunFault } from './run.ts';
import { allOf, identifier, settings } from './sql.ts';
import { waySql } from './way-sql.ts';

export type PurgeRun = Run & {
  /** The plan that was approved. */
  plan: Plan;
  /** The proven identities, as they were when the plan was made. */
  identities: Identities;
  /** Secret of the keyed hash, for columns that are reduced to one. */
  hashKey: Buffer;
  /** When the run began. */
  now: Date;
  /** What is held of this person's rows now; a hold that came or went since the plan makes another plan. */
  holds?: Hold[];
};

/**
 * Carries out an approved deletion: pins the rows, plans anew and compares digests, reduces, deletes children first,
 * looks again, and writes the receipt, all in one transaction. Exactly what was approved, or nothing.
 * @returns the signed receipt; `plan-changed` when rows, person or map are no longer what was approved
 * @throws RunFault when the counts differ from the plan's or rows are left, after everything is rolled back
 * @see GDPR Art. 17(1), 5(2)
 */
export async function purge(client: ClientBase, checked: CheckedMap, run: PurgeRun): Promise<Done | NotDone> {
  const approved = digest(run.plan);
  return inRun(client, run, async () => {
    const fresh = await erase(client, checked, run, (plan) => {
      if (digest(plan) !== approved) throw new Refusal('plan-changed');
    });
    return receiptOf(fresh, run);
  });
}

/** What erasing needs to know of a run; a rehearsal has no receipt and so no signer. */
export type EraseRun = Pick<PurgeRun, 'identities' | 'hashKey' | 'onStatement' | 'holds'> & {
  plan: Pick<Plan, 'request' | 'scope' | 'chosen' | 'at' | 'corrections' | 'optOuts' | 'lost'>;
};

/**
 * The deletion itself, in the transaction that is open.
 * @param agree sees the plan made from the pinned rows before any is touched, and throws to stop
 * @returns that plan
 */
export async function erase(
  client: ClientBase,
  checked: CheckedMap,
  run: EraseRun,
  agree: (plan: Plan) => void,
): Promise<Plan> {
  const { plan, identities, holds = [] } = run;
  const wanted: PlanFor = { ...plan, kind: 'delete', identities, at: new Date(plan.at), holds };
  const binder = settings();
  const erasure = erasureFor(checked, wanted, binder);
  const direct = new Set(directPlaces(erasure));
  const pinned = erasure.subject.places.filter((place) => !direct.has(place));
  await pin(client, erasure, pinned, binder, run);
  const before = await deletedRows(client);
  const done = await eraseDirectly(client, erasure, [...direct], binder, run);
  const counts = await counted(client, erasure, pinned, binder);
  const fresh = planFrom(erasure, checked, wanted, [...counts, ...done]);
  try {
    agree(fresh);
  } catch (error) {
    // Rows that a trigger would not let go are no change of the plan: then the look says so.
    await lookAgain(client, erasure, [...direct], direct, binder);
    throw error;
  }
  await run.onStatement?.({ act: 'plan', table: '', rows: fresh.tables.reduce((sum, { found }) => sum + found, 0) });
  for (const place of pinned) await reduce(client, erasure, place, fresh, binder, run);
  for (const group of erasureOrder(pinned)) await remove(client, erasure, group, fresh, binder, run);
  // What the database puts off to the end may refuse, or change rows: let it do so before the last look.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  assertDeleted(erasure, fresh, before, await deletedRows(client));
  await lookAgain(client, erasure, erasure.subject.places, direct, binder);
  await run.onStatement?.({ act: 'look', table: '', rows: 0 });
  return fresh;
}

type Settings = ReturnType<typeof settings>;

/** Values become settings of the transaction, all that were bound since the last call. */
async function settle(client: ClientBase, binder: Settings): Promise<void> {
  const setting = binder.setting();
  if (setting) await client.query(setting.text, setting.values);
}

/** Pinned rows are analysed from here on; below, the planner's guess from their size does. */
const manyRows = 500;

/** Sets become temporary tables: what is planned, erased and looked for again is the same rows throughout. */
async function pin(
  client: ClientBase,
  erasure: Erasure,
  places: Place[],
  binder: Settings,
  run: EraseRun,
): Promise<void> {
  const sets = fateSets(erasure, new Set(places));
  await settle(client, binder);
  for (const { name, sql } of sets) {
    const { rowCount } = await client.query(`CREATE TEMP TABLE ${name} ON COMMIT DROP AS ${sql}`);
    if ((rowCount ?? 0) >= manyRows) await client.query(`ANALYZE ${name}`);
    await run.onStatement?.({ act: 'pin', table: name, rows: rowCount ?? 0 });
  }
}

/** Erases what needs no pinning, children first. @returns what was erased, as the plan counts it */
async function eraseDirectly(
  client: ClientBase,
  erasure: Erasure,
  places: Place[],
  binder: Settings,
  run: EraseRun,
): Promise<Count[]> {
  const counts: Count[] = [];
  for (const place of erasureOrder(places).flat()) {
    const isGone = onlyFate(erasure, place) === fates.gone;
    const act = isGone ? `DELETE FROM ${place.sql} t` : updateSql(place, binder, run);
    const text = directSql(erasure, place, act);
    await settle(client, binder);
    const { rows } = await client.query<Count>(text);
    counts.push(...rows);
    const [{ rows: touched } = { rows: 0 }] = rows;
    if (touched > 0) await run.onStatement?.({ act: isGone ? 'erase' : 'reduce', table: place.name, rows: touched });
  }
  return counts;
}

async function counted(client: ClientBase, erasure: Erasure, pinned: Place[], binder: Settings): Promise<Count[]> {
  const text = countsSql(erasure, referencesOf(erasure), pinned);
  await settle(client, binder);
  return text === '' ? [] : (await client.query<Count>(text)).rows;
}

const plannedFor = (plan: Plan, place: Place) => plan.tables.find(({ table }) => table === place.name);

async function reduce(
  client: ClientBase,
  erasure: Erasure,
  place: Place,
  plan: Plan,
  binder: Settings,
  run: EraseRun,
): Promise<void> {
  const expected = plannedFor(plan, place)?.reduced ?? 0;
  if (expected === 0) return;
  const text = `${updateSql(place, binder, run)} FROM ${fateName(erasure, place)} o
    WHERE ${sameRow(place, 'o', 't')} AND o."#fate" = ${fates.reduced} AND ${stillSql(erasure, place)}`;
  await settle(client, binder);
  const { rowCount } = await client.query(text);
  asPlanned(place, 'reduced', expected, rowCount);
  await run.onStatement?.({ act: 'reduce', table: place.name, rows: expected });
}

function updateSql(place: Place, binder: Settings, { hashKey }: EraseRun): string {
  const changes = waysOf(place).map(
    ([column, way]) => `${identifier(column)} = ${waySql(place, column, way, hashKey, binder)}`,
  );
  return `UPDATE ${place.sql} t SET ${changes.join(', ')}`;
}

/** One statement a table; tables that refer to one another in a cycle go in one, since references are checked at its end. */
async function remove(
  client: ClientBase,
  erasure: Erasure,
  group: Place[],
  plan: Plan,
  binder: Settings,
  run: EraseRun,
): Promise<void> {
  const going = group.filter((place) => (plannedFor(plan, place)?.erased ?? 0) > 0);
  const [only] = going;
  if (!only) return;
  const texts = going.map((place) => deleteSql(erasure, place));
  await settle(client, binder);
  const removed =
    texts.length === 1 ? [(await client.query(texts.join())).rowCount] : await removeTogether(client, texts);
  for (const [at, place] of going.entries()) {
    const expected = plannedFor(plan, place)?.erased ?? 0;
    asPlanned(place, 'deleted', expected, removed[at] ?? 0);
    await run.onStatement?.({ act: 'erase', table: place.name, rows: expected });
  }
}

const deleteSql = (erasure: Erasure, place: Place): string =>
  `DELETE FROM ${place.sql} t USING ${fateName(erasure, place)} o
   WHERE ${sameRow(place, 'o', 't')} AND o."#fate" = ${fates.gone} AND ${stillSql(erasure, place)}`;

/**
 * SQL over `t`: the row is still the person's, and no reason to keep it has come up. PostgreSQL asks again when somebody
 * has changed the row since it was pinned, even while we wait for them.
 */
function stillSql(erasure: Erasure, place: Place): string {
  const free = mayBeKept(erasure, place) ? [`${fateSql(erasure, place)} <> ${fates.kept}`] : [];
  return allOf([stillReachedSql(erasure.subject, place), ...free]);
}

async function removeTogether(client: ClientBase, texts: string[]): Promise<number[]> {
  const parts = texts.map((text, at) => `d${at} AS (${text} RETURNING 1)`);
  const counts = texts.map((_, at) => `(SELECT count(*)::int FROM d${at})`);
  const { rows } = await client.query<{ counts: number[] }>(
    `WITH ${parts.join(', ')} SELECT ARRAY[${counts.join(', ')}] AS counts`,
  );
  return rows[0]?.counts ?? [];
}

function asPlanned(place: Place, done: string, expected: number, actual: number | null): void {
  if (actual !== expected) throw new RunFault(`${place.name}: ${actual} rows ${done}, ${expected} planned`);
}

/** Whatever still leads to the pinned rows and does not stay by the plan came in while the run was under way, or was missed. */
async function lookAgain(
  client: ClientBase,
  erasure: Erasure,
  among: Place[],
  direct: Set<Place>,
  binder: Settings,
): Promise<void> {
  const places = among.filter((place) => {
    const asked = askedOf(erasure, place);
    return isErasable(place) && asked !== null && asked !== 'keep';
  });
  if (places.length === 0) return;
  const left = places.map((place) => leftSql(erasure, place, direct.has(place))).join(' UNION ALL ');
  await settle(client, binder);
  const { rows } = await client.query<{ number: number; rows: number }>(left);
  const found = rows.filter((one) => one.rows > 0);
  if (found.length > 0) {
    const tables = found.map(
      ({ number, rows: left }) => `${places.find((one) => one.number === number)?.name} ${left}`,
    );
    throw new RunFault(`Rows left that were to go: ${tables.join(', ')}`);
  }
}

function leftSql(erasure: Erasure, place: Place, isDirect: boolean): string {
  const reached = `FROM ${place.sql} t WHERE ${reachedSql(erasure.subject, place)}`;
  if (isDirect) return `SELECT ${place.number} AS number, (SELECT count(*) ${reached})::int AS rows`;
  const set = `${fateName(erasure, place)} o WHERE o."#fate" <> ${fates.gone}`;
  return place.catalogue.key.length > 0
    ? `SELECT ${place.number} AS number, (SELECT count(*) ${reached} AND ${notAmongSql(place, set)})::int AS rows`
    : // A row without key has another place after it was reduced: only the number can be compared.
      `SELECT ${place.number}, greatest(0, (SELECT count(*) ${reached}) - (SELECT count(*) FROM ${set}))::int`;
}

function receiptOf(plan: Plan, { id, now }: PurgeRun): Receipt {
  return {
    version: 1,
    run: id,
    request: plan.request,
    act: 'purge',
    scope: plan.scope,
    map: plan.map,
    plan: digest(plan),
    at: now.toISOString(),
    tables: plan.tables.map(({ table, label, found, erased, reduced, kept }) => ({
      table,
      label,
      before: found,
      after: found - erased,
      erased,
      reduced,
      changed: 0,
      added: 0,
      kept,
    })),
  };
}
