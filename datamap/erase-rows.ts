/** The statements of a deletion, in the transaction that is open: pin, count, erase, look again. */
import type { ClientBase } from 'pg';
import { alongRows } from './along.ts';
import { assertDeleted, type Deleted, deletedRows, type Planned } from './deleted.ts';
import { directSql, readingSql } from './direct.ts';
import { assertChanged, losingRows } from './emptied.ts';
import { erasureOrder } from './erasure-order.ts';
import { askedOf, type Erasure, fateName, fateSets, fateSql, fates, mayBeKept, onlyFate } from './outcomes.ts';
import { isErasable, notAmongSql, type Place, sameRow } from './place.ts';
import { type Count, countsSql } from './plan-sql.ts';
import { reducedColumns } from './reduced-sql.ts';
import { referencesOf } from './references.ts';
import { ownElementSql, reachedSql, stillReachedSql } from './row-sets.ts';
import { type Run, RunFault } from './run.ts';
import { allOf, identifier, type settings } from './sql.ts';
import { bySet, fromSql } from './who.ts';

export type Settings = ReturnType<typeof settings>;

/** What the statements need of a run. */
export type Statements = {
  /** Secret of the keyed hash, for columns that are reduced to one. */
  hashKey: Buffer;
  /** Called after each statement, inside the run's transaction; awaited. */
  onStatement?: Run['onStatement'];
};

/** Values become settings of the transaction, all that were bound since the last call. */
export async function settle(client: ClientBase, binder: Settings): Promise<void> {
  const setting = binder.setting();
  if (setting) await client.query(setting.text, setting.values);
}

/** Pinned rows are analysed from here on; below, the planner's guess from their size does. */
const manyRows = 500;

/** Sets become temporary tables: what is planned, erased and looked for again is the same rows throughout. @returns their names */
export async function pin(
  client: ClientBase,
  erasure: Erasure,
  places: Place[],
  binder: Settings,
  run: Pick<Statements, 'onStatement'>,
): Promise<string[]> {
  const sets = fateSets(erasure, new Set(places));
  await settle(client, binder);
  for (const { name, sql } of sets) {
    const { rowCount } = await client.query(`CREATE TEMP TABLE ${name} ON COMMIT DROP AS ${sql}`);
    if ((rowCount ?? 0) >= manyRows) await client.query(`ANALYZE ${name}`);
    await run.onStatement?.({ act: 'pin', table: name, rows: rowCount ?? 0 });
  }
  return sets.map(({ name }) => name);
}

/** Erases what needs no pinning, children first. @returns what was erased, as the plan counts it */
export async function eraseDirectly(
  client: ClientBase,
  erasure: Erasure,
  places: Place[],
  binder: Settings,
  run: Statements,
): Promise<Count[]> {
  const counts: Count[] = [];
  for (const place of erasureOrder(places).flat()) {
    const isGone = onlyFate(erasure, place) === fates.gone;
    const act = isGone ? `DELETE FROM ${place.sql} t` : updateSql(erasure, place, binder, run);
    const reading = readingSql(erasure, place, act);
    const count =
      (reading && (await actAndRead(client, reading, binder))) ??
      (await actAndReturn(client, directSql(erasure, place, act), binder));
    counts.push(count);
    const { rows: touched } = count;
    if (touched > 0) await run.onStatement?.({ act: isGone ? 'erase' : 'reduce', table: place.name, rows: touched });
  }
  return counts;
}

async function actAndReturn(client: ClientBase, text: string, binder: Settings): Promise<Count> {
  await settle(client, binder);
  const [count] = (await client.query<Count>(text)).rows;
  if (!count) throw new RunFault('No count of the rows that were touched');
  return count;
}

/**
 * What was read, with the number of rows that were touched: of fewer the plan is another, and is not agreed to.
 * @returns `null` where PostgreSQL saw beforehand that there can be no row (no partition), and read nothing
 */
async function actAndRead(
  client: ClientBase,
  { text, read }: { text: string; read: string },
  binder: Settings,
): Promise<Count | null> {
  await settle(client, binder);
  const { rowCount } = await client.query(text);
  const [said] = (await client.query<{ count: Count | null }>(`SELECT ${read} AS count`)).rows;
  if (!said?.count && rowCount === 0) return null;
  if (!said?.count) throw new RunFault('No count of the rows that were touched');
  return { ...said.count, rows: rowCount ?? 0 };
}

export async function counted(
  client: ClientBase,
  erasure: Erasure,
  pinned: Place[],
  binder: Settings,
): Promise<Count[]> {
  const text = countsSql(erasure, referencesOf(erasure), pinned);
  await settle(client, binder);
  return text === '' ? [] : (await client.query<Count>(text)).rows;
}

/** Tables whose rows are pinned, those that are erased already, and what had been deleted before either. */
type Under = { pinned: Place[]; direct: Set<Place>; before: Deleted };

/**
 * Reduces and deletes the pinned rows, children first, and looks for what should be gone.
 * @throws RunFault when the counts are others than `planned`, or rows are left
 */
export async function carryOut(
  client: ClientBase,
  erasure: Erasure,
  { pinned, direct, before }: Under,
  planned: Planned,
  binder: Settings,
  run: Statements,
): Promise<void> {
  const along = await alongRows(client, erasure, planned);
  const losing = await losingRows(client, erasure, pinned, planned);
  for (const place of pinned) await reduce(client, erasure, place, planned, binder, run);
  // In the order of all tables, which the plan went by: what goes along goes with the table above it.
  for (const group of erasureOrder(erasure.subject.places)) {
    const its = group.filter((place) => pinned.includes(place));
    await remove(client, erasure, its, planned, binder, run);
  }
  // What the database puts off to the end may refuse, or change rows: let it do so before the last look.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  const after = await deletedRows(client);
  assertDeleted(erasure, planned, along, before, after);
  assertChanged(erasure, planned, losing, before, after);
  await lookAgain(client, erasure, erasure.subject.places, direct, binder);
  await run.onStatement?.({ act: 'look', table: '', rows: 0 });
}

const plannedFor = (plan: Planned, place: Place) => plan.tables.find(({ table }) => table === place.name);

async function reduce(
  client: ClientBase,
  erasure: Erasure,
  place: Place,
  plan: Planned,
  binder: Settings,
  run: Statements,
): Promise<void> {
  const expected = plannedFor(plan, place)?.reduced ?? 0;
  if (expected === 0) return;
  const text = `${updateSql(erasure, place, binder, run)} FROM ${fateName(erasure, place)} o
    WHERE ${sameRow(place, 'o', 't')} AND o."#fate" = ${fates.reduced} AND ${stillSql(erasure, place)}`;
  await settle(client, binder);
  const { rowCount } = await client.query(text);
  asPlanned(place, 'reduced', expected, rowCount);
  await run.onStatement?.({ act: 'reduce', table: place.name, rows: expected });
}

function updateSql({ subject }: Erasure, place: Place, binder: Settings, { hashKey }: Statements): string {
  const columns = reducedColumns(place, hashKey, binder, (list) => ownElementSql(bySet(subject), place, list));
  const changes = [...columns].map(([column, sql]) => `${identifier(column)} = ${sql}`);
  return `UPDATE ${place.sql} t SET ${changes.join(', ')}`;
}

/** One statement a table; tables that refer to one another in a cycle go in one, since references are checked at its end. */
async function remove(
  client: ClientBase,
  erasure: Erasure,
  group: Place[],
  plan: Planned,
  binder: Settings,
  run: Statements,
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
  const free = mayBeKept(erasure, place) ? [`${fateSql(erasure, place)} NOT IN (${fates.kept}, ${fates.left})`] : [];
  return allOf([stillReachedSql(bySet(erasure.subject), place), ...free]);
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
export async function lookAgain(
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
  const reached = `FROM ${fromSql(erasure.subject, place)} WHERE ${reachedSql(erasure.subject, place)}`;
  // Of a table all of whose rows go none stays by the plan, and the set need not be read to know which.
  if (isDirect || onlyFate(erasure, place) === fates.gone)
    return `SELECT ${place.number} AS number, (SELECT count(*) ${reached})::int AS rows`;
  const set = `${fateName(erasure, place)} o WHERE o."#fate" <> ${fates.gone}`;
  return place.catalogue.key.length > 0
    ? `SELECT ${place.number} AS number, (SELECT count(*) ${reached} AND ${notAmongSql(place, set)})::int AS rows`
    : // A row without key has another place after it was reduced: only the number can be compared.
      `SELECT ${place.number}, greatest(0, (SELECT count(*) ${reached}) - (SELECT count(*) FROM ${set}))::int`;
}
