/** What rows would be once their columns' ways are carried out, and what the database would refuse in them. */
import type { RowCheck, Unique, Within } from './checked.ts';
import { isReadHere } from './constants.ts';
import { empties, mayMeet } from './impossible-ways.ts';
import { own, shown } from './names.ts';
import { waysOf } from './outcomes.ts';
import { madeOf, readIn } from './partitions.ts';
import type { Place } from './place.ts';
import { isInside, reachOf } from './reach.ts';
import { reducedColumns, reducedNames } from './reduced-sql.ts';
import { isValueRefused } from './run.ts';
import type { Way } from './shape.ts';
import { allOf, type Binder, identifier } from './sql.ts';
import { storedSql, unfitSql } from './stored-sql.ts';

/**
 * Something that the database would refuse; `sql` is a SELECT that counts those of `rows` (a sub-select) that it is true of.
 * Where it is one partition that would, it is to be asked of the new rows alone that lie `within`.
 */
export type Doubt = { says: string; columns: string[]; within?: Within | undefined; sql(rows: () => string): string };

/**
 * What the trial of a new value may end in, besides what the database says of any value: a function that a check calls may raise
 * an error, and a type of an extension has its own for a text that it cannot read.
 */
export const isTrialRefused = (error: unknown): boolean =>
  isValueRefused(error) || (error instanceof Error && 'code' in error && /^(P0001|42601)$/.test(String(error.code)));

/** Of the form of a keyed hash, which is all that matters before a run: its real key stays with the run. */
const anyKey = Buffer.alloc(32);

/** Every row of `from` (its table called `t`) with the ways of its columns carried out; of one partition those that lie there then. */
export function newRowsSql(place: Place, from: string, binder: Binder, within?: Within): string {
  const written = reducedColumns(place, anyKey, binder);
  const columns = Object.entries(place.catalogue.columns).map(([column, live]) => {
    const value = written.get(column);
    const name = identifier(column);
    // A NULL by itself would be text, and a check's `%` or a key's `=` not be there for it; to name its type one needs a right on that one's schema.
    if (value === 'NULL') return `CASE WHEN false THEN t.${name} END AS ${name}`;
    return value ? `${storedSql(value, live)} AS ${name}` : `t.${name}`;
  });
  // OFFSET 0: what is worked out of a constant is worked out of a row that is there, and not while the statement is planned.
  const rows = madeAnew(place, `SELECT ${columns.join(', ')} FROM ${from} OFFSET 0`);
  return within ? `SELECT * FROM (${rows}) AS ${identifier(place.catalogue.name)} WHERE ${within.sql}` : rows;
}

function madeAnew(place: Place, rows: string): string {
  const made = new Map(madeOf(place.catalogue, reducedNames(place)));
  if (made.size === 0) return rows;
  const columns = Object.entries(place.catalogue.columns).map(([column, live]) => {
    const sql = made.get(column);
    // What makes it may be of another type: it is turned into its own without a word of it.
    return sql ? `${storedSql(`(${sql})::${live.type}`, live)} AS ${identifier(column)}` : identifier(column);
  });
  return `SELECT ${columns.join(', ')} FROM (${rows}) AS ${identifier(place.catalogue.name)}`;
}

/** The columns that get another value, by a way or because they are made of one that does. */
export function changedNames(place: Place): Set<string> {
  const written = reducedNames(place);
  return new Set([...written, ...madeOf(place.catalogue, written).map(([column]) => column)]);
}

/**
 * Values that a multiple or a date below leaves its type by, or of which a generated column can be made no more: whoever
 * asks gets the database's error, or their number.
 */
export function valueDoubts(place: Place): Doubt[] {
  const { columns } = place.catalogue;
  const made = madeOf(place.catalogue, reducedNames(place)).map(([column]) => column);
  const lowered = waysOf(place).flatMap(([column, way]) =>
    way === 'year' || (typeof way === 'object' && 'generalise' in way) ? [reachOf(place.catalogue, column).column] : [],
  );
  const changed = [...changedNames(place)].map((name) => ({ name }));
  const computed = (place.catalogue.computed ?? []).filter((sql) => readIn(changed, sql).length > 0);
  if (made.length + lowered.length + computed.length === 0) return [];
  const empty = made.filter((column) => own(columns, column)?.notNull).map((one) => `n.${identifier(one)} IS NULL`);
  const long = [...lowered, ...made].flatMap((column) => {
    const live = own(columns, column);
    return live ? unfitSql(`n.${identifier(column)}`, live) : [];
  });
  // More are NULL than there are: never true, and not to be known without each value.
  const all = [...[...made, ...lowered].map((one) => `n.${identifier(one)}`), ...computed.map((sql) => `(${sql})`)];
  const each = `num_nulls(${all.join(', ')}) > ${all.length}`;
  return [
    {
      says: `what is made of the new value does not fit (${[...lowered, ...made, ...computed].join(', ')})`,
      columns: [...lowered, ...made, ...changed.map(({ name }) => name)],
      sql: (rows) =>
        `SELECT count(*)::int AS rows FROM (${rows()}) n WHERE ${[each, ...empty, ...long].map((one) => `(${one})`).join(' OR ')}`,
    },
  ];
}

/**
 * Checks of the table, of its columns' domains and of its partitions that read a column with a way, or of a partition to
 * which a way may move rows.
 */
export function checkDoubts(place: Place): Doubt[] {
  const written = changedNames(place);
  return place.catalogue.checks
    .filter(
      ({ columns, within, unproven }) =>
        unproven || [...columns, ...(within?.columns ?? [])].some((column) => written.has(column)),
    )
    .map((check) => ({
      says:
        check.of === 'partitions'
          ? `no partition of ${check.name} takes the new value`
          : `the check ${check.name}${check.within ? ` of the partition ${check.within.partition}` : ''} (${check.expression}) refuses the new value`,
      columns: check.columns,
      within: check.within,
      sql: (rows) => `SELECT count(*)::int AS rows FROM (${asked(check, rows)}) AS ${identifier(place.catalogue.name)}
        WHERE (${check.expression}) IS FALSE`,
    }));
}

/** A domain's check reads `VALUE`, which PostgreSQL takes for a column of that name. */
const asked = ({ of, columns: [column = ''] }: RowCheck, rows: () => string): string =>
  of === 'domain' ? `SELECT n.${identifier(column)} AS value FROM (${rows()}) n` : rows();

/** Constants of types that only the database can read: what it cannot is its error, and counts no row. */
export function constantDoubts(place: Place): Doubt[] {
  return waysOf(place).flatMap(([column, way]) => {
    const { type, column: base } = reachOf(place.catalogue, column);
    const { values = null } = own(place.catalogue.columns, column) ?? {};
    const isConstant = typeof way === 'object' && 'constant' in way && way.constant !== null;
    if (!isConstant || values || isReadHere(type)) return [];
    // A setting is read where its value is wanted, and of no row none is.
    const sql: Doubt['sql'] = (rows) => `SELECT (count(n.${identifier(base)}) * 0)::int AS rows FROM (${rows()}) n`;
    return [{ says: `is ${type}, which cannot hold ${shown(String(way.constant))}`, columns: [column], sql }];
  });
}

/** New values that must be there in the table that the column refers to. */
export function referenceDoubts(place: Place): Doubt[] {
  const ways = new Map(waysOf(place));
  const changed = changedNames(place);
  const isWritten = (column: string) => changed.has(column) && !empties(ways.get(column) ?? 'keep');
  return place.catalogue.foreignKeys
    .filter(
      ({ columns, within, full }) =>
        columns.some((column) => isWritten(column) || (full && changed.has(column))) ||
        within?.columns.some((column) => changed.has(column)),
    )
    .map(({ name, columns, to, toColumns, within, full }) => {
      const [schema = '', ...table] = to.split('.');
      const same = toColumns.map((column, at) => `p.${identifier(column)} = n.${identifier(columns[at] ?? '')}`);
      const given = columns.map((column) => `n.${identifier(column)} IS NOT NULL`);
      const nulls = `num_nulls(${columns.map((column) => `n.${identifier(column)}`).join(', ')})`;
      const half = full ? ` OR ${nulls} BETWEEN 1 AND ${columns.length - 1}` : '';
      return {
        says: `${to} has no row of the new value (${name})`,
        columns,
        within,
        sql: (rows) => `SELECT count(*)::int AS rows FROM (${rows()}) n WHERE ${allOf(given)}
          AND NOT EXISTS (SELECT 1 FROM ${identifier(schema, table.join('.'))} p WHERE ${allOf(same)})${half}`,
      };
    });
}

/**
 * Unique indexes and exclusion constraints in which rows would meet another: by a value of theirs, or because a change
 * brings them into an index of some rows, or of one partition.
 * @param others SQL over `t`, a row of the table: it is none of those that change
 */
export function uniqueDoubts(place: Place, others: string): Doubt[] {
  const written = changedNames(place);
  const made = new Set(madeOf(place.catalogue, reducedNames(place)).map(([column]) => column));
  return place.catalogue.uniques
    .filter(({ secret }) => !secret)
    .filter(
      (unique) =>
        unique.columns.some((column) => made.has(column)) ||
        waysOf(place).some(([column, way]) => mayMeetBy(place, unique, column, way)) ||
        unique.conditionColumns.some((column) => written.has(column)),
    )
    .map((unique) => ({
      says: unique.operators
        ? `two rows would meet in ${unique.name}`
        : `two rows would get the same values in ${unique.name}`,
      columns: unique.columns,
      sql: (rows) => (unique.operators ? meetingsSql : collisionsSql)(place, unique, rows(), others),
    }));
}

/** Of a value inside of a column, nobody knows here what the index reads of it. */
function mayMeetBy({ catalogue }: Place, unique: Unique, written: string, way: Way): boolean {
  const reach = reachOf(catalogue, written);
  if (!unique.columns.includes(reach.column)) return false;
  return isInside(reach) || mayMeet(unique, reach.column, way, reach.type) || isWorkedOut(unique, reach.column, way);
}

/**
 * Whether an index works its key out of a new value: what two of them differ in may be left out, and of nothing something
 * be made. A hash or random letters stay apart in any case.
 */
function isWorkedOut({ keys }: Unique, column: string, way: Way): boolean {
  const names = [column, identifier(column)];
  const cased = (name: string) =>
    [`${name}`, `${name}::text`, `(${name})::text`].flatMap((one) => [`lower(${one})`, `upper(${one})`]);
  const plain = empties(way) ? names : [...names, ...names.flatMap(cased)];
  return keys.some((key) => readIn([{ name: column }], key).length > 0 && !plain.includes(key));
}

/** Those in which rows meet by what is worked out of new values alone, which the catalogue does not show. */
export function workedOutDoubts(place: Place): Doubt[] {
  const { columns, uniques } = place.catalogue;
  const isShown = (unique: Unique) =>
    waysOf(place).some(
      ([column, way]) =>
        unique.columns.includes(column) && mayMeet(unique, column, way, own(columns, column)?.type ?? ''),
    );
  const catalogue = { ...place.catalogue, uniques: uniques.filter((unique) => !isShown(unique)) };
  return uniqueDoubts({ ...place, catalogue }, 'false');
}

/** The keys of an index's rows; keys and condition name columns alone, so each is asked of one table by itself. */
const inIndex = (place: Place, { keys, condition }: Unique, from: string): string =>
  `SELECT ${keys.map((key, at) => `(${key}) AS ${identifier(`#${at}`)}`).join(', ')}
    FROM (${from}) AS ${identifier(place.catalogue.name)} WHERE ${condition ?? 'true'}`;

/** By the columns that are known of it: on a table that the map does not name there may be no right to more. */
const otherRows = ({ catalogue, sql }: Place, others: string): string =>
  `SELECT ${Object.keys(catalogue.columns)
    .map((column) => `t.${identifier(column)}`)
    .join(', ')} FROM ${sql} t WHERE ${others}`;

/** As the constraint compares: each new row with each other new one, and with all that stay as they are. */
function meetingsSql(place: Place, unique: Unique, rows: string, others: string): string {
  const meet = (other: string) =>
    allOf(
      (unique.operators ?? []).map(
        (operator, at) => `a.${identifier(`#${at}`)} ${operator} ${other}.${identifier(`#${at}`)}`,
      ),
    );
  const staying = inIndex(place, unique, otherRows(place, others));
  return `WITH n AS MATERIALIZED (SELECT i.*, row_number() OVER () AS "#n" FROM (${inIndex(place, unique, rows)}) i)
    SELECT count(*)::int AS rows FROM n a WHERE EXISTS (SELECT 1 FROM n b WHERE b."#n" <> a."#n" AND ${meet('b')})
      OR EXISTS (SELECT 1 FROM (${staying}) u WHERE ${meet('u')})`;
}

function collisionsSql(place: Place, unique: Unique, rows: string, others: string): string {
  const { keys, nullsDistinct } = unique;
  const names = keys.map((_, at) => identifier(`#${at}`));
  const is = nullsDistinct ? '=' : 'IS NOT DISTINCT FROM';
  const same = names.map((name) => `u.${name} ${is} n.${name}`);
  const counts = nullsDistinct ? names.map((name) => `n.${name} IS NOT NULL`) : [];
  return `SELECT count(*)::int AS rows
    FROM (SELECT n.*, count(*) OVER (PARTITION BY ${names.join(', ')}) AS "#same" FROM (${inIndex(place, unique, rows)}) n) n
    WHERE ${allOf([
      ...counts,
      `n."#same" > 1 OR EXISTS (SELECT 1 FROM (${inIndex(place, unique, otherRows(place, others))}) u WHERE ${allOf(same)})`,
    ])}`;
}
