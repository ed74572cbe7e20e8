/**
 * The one SQL file that an operator runs in the account database: a place for receipts, and for the portal's role the
 * least rights that the map needs. Printed, never run by the portal on an organisation's database.
 */
import type { Catalogue, CheckedMap, ForeignKey } from './checked.ts';
import { bereftBy, followersOf, mappedTables } from './followers.ts';
import { own, placeOf, splitColumn } from './names.ts';
import { changedNames } from './new-rows.ts';
import { placesOf } from './place.ts';
import { columnOf } from './reach.ts';
import { addressOf } from './references.ts';
import type { Changes, DataMap } from './shape.ts';
import { identifier, literal } from './sql.ts';

/**
 * `id` is the run's: a second try of a run meets its own receipt. Written in the transaction of the run, never changed. As
 * `json` the receipt stays the very text that was signed, and is written in half the time that `jsonb` takes to be built;
 * nobody searches in it. A table that is there from before keeps its `jsonb`, and serves as well. One of some 2 kB is not
 * compressed, which would take longer than all else about it, for a kilobyte and a half.
 */
const receiptTable = `CREATE SCHEMA IF NOT EXISTS habeas;
REVOKE ALL ON SCHEMA habeas FROM PUBLIC;
CREATE TABLE IF NOT EXISTS habeas.receipt (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  kind text NOT NULL,
  digest text,
  receipt json NOT NULL,
  signature text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE habeas.receipt SET (toast_tuple_target = 8160);
CREATE INDEX IF NOT EXISTS receipt_request_id ON habeas.receipt (request_id);
COMMENT ON TABLE habeas.receipt IS 'What each run of the privacy portal did here: counts and a signature, no personal data.';`;

/**
 * The file's text. Running it again brings the rights up to date with a changed map: all are taken away first.
 * @param role an existing role, the one of ACCOUNT_DATABASE_URL; it must not own the tables
 */
export function grantsSql(checked: CheckedMap, role: string): string {
  const { map, catalogue } = checked;
  const to = identifier(role);
  const references = referencesOf(checked);
  const named = tablesOf(map).map((name) => placeOf(name).split('.')[0] ?? 'public');
  const schemas = [...new Set([...named, ...references.map(({ schema }) => schema)])];
  const grants = tablesOf(map).map(
    (name) => `GRANT ${rightsOf(map, catalogue, name).map(rightSql).join(', ')} ON ${sqlName(name)} TO ${to};`,
  );
  const seen = Object.values(catalogue).filter(({ schema }) => schemas.includes(schema));
  return [
    "-- Made from the data map by `npm run habeas -- map grants`. Run it as the owner of the account database's tables.",
    'BEGIN;',
    receiptTable,
    '',
    ...seen.map(({ schema, name }) => `REVOKE ALL ON ${identifier(schema, name)} FROM ${to};`),
    '-- A run pins the rows it is about in temporary tables that end with its transaction.',
    `DO $do$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), ${literal(role)}); END $do$;`,
    `GRANT USAGE ON SCHEMA habeas, ${schemas.map((schema) => identifier(schema)).join(', ')} TO ${to};`,
    `GRANT SELECT, INSERT ON habeas.receipt TO ${to};`,
    ...grants,
    ...sequencesSql(map, role),
    '-- Which rows refer to rows that go or change: the plan tells of those that would go along, or stand in the way.',
    ...references.map(
      ({ schema, name, columns }) =>
        `GRANT ${onColumns('SELECT', columns).map(rightSql).join()} ON ${identifier(schema, name)} TO ${to};`,
    ),
    'COMMIT;',
    '',
  ].join('\n');
}

type Right = { right: 'SELECT' | 'DELETE' | 'UPDATE' | 'INSERT' /** None: the whole table. */; columns: string[] };

/** One right on one table, which the map calls `name`. */
export type Grant = Right & { name: string; schema: string; table: string };

/** All rights on tables that the file gives, one by one. */
export function rightsWanted(checked: CheckedMap): Grant[] {
  const { map, catalogue } = checked;
  const described = tablesOf(map).flatMap((name) => {
    const [schema = '', table = ''] = placeOf(name).split('.');
    return rightsOf(map, catalogue, name).map((right) => ({ ...right, name, schema, table }));
  });
  const referring = referencesOf(checked).flatMap(({ schema, name, columns }) =>
    onColumns('SELECT', columns).map((right) => ({ ...right, name, schema, table: name })),
  );
  return [...described, ...referring];
}

export const grantSql = (grant: Grant, role: string): string =>
  `GRANT ${rightSql(grant)} ON ${identifier(grant.schema, grant.table)} TO ${identifier(role)};`;

const rightSql = ({ right, columns }: Right): string =>
  columns.length > 0 ? `${right} (${columns.map((column) => identifier(column)).join(', ')})` : right;

type Reference = { schema: string; name: string; columns: string[] };
/** A table, and columns of it. */
type Written = [address: string, columns: string[]];

/**
 * Tables that the map does not describe, with their columns that refer to rows which go or change, that written columns
 * refer to, or that have a say where rows change with others.
 */
function referencesOf(checked: CheckedMap): Reference[] {
  const { map } = checked;
  const tables = Object.values(checked.catalogue);
  const followers = placesOf(checked).flatMap((place) => [
    ...followersOf(place, tables, mappedTables(checked)),
    ...(isDeleted(map, place.name) ? bereftBy(place, tables) : []),
  ]);
  const described = new Set(tablesOf(map).map(placeOf));
  const deleted = new Set(
    tablesOf(map)
      .filter((name) => isDeleted(map, name))
      .map(placeOf),
  );
  const written = Map.groupBy(
    [
      ...Object.keys(map.tables).map((name): Written => [placeOf(name), updated(map, name)]),
      ...followers.map(({ place }): Written => [addressOf(place), [...changedNames(place)]]),
    ],
    ([address]) => address,
  );
  const isWritten = (address: string, column: string) =>
    written.get(address)?.some(([, columns]) => columns.includes(column)) ?? false;
  // Whose rows a cascade would take along: what refers to those in turn would stand in the way.
  const along = new Set(
    tables
      .filter(({ foreignKeys }) => foreignKeys.some(({ to, onDelete }) => deleted.has(to) && onDelete === 'cascade'))
      .map(({ schema, name }) => `${schema}.${name}`),
  );
  const isHanging = ({ to, toColumns }: ForeignKey) =>
    along.has(to) || toColumns.some((column) => isWritten(to, column));
  const hanging = tables.flatMap(({ foreignKeys }) => foreignKeys.filter(isHanging));
  const isTouched = (key: ForeignKey) => deleted.has(key.to) || isHanging(key);
  const referred = tables
    .filter(({ schema, name }) => written.has(`${schema}.${name}`))
    .flatMap(({ schema, name, foreignKeys }) =>
      foreignKeys.filter(({ columns, within }) =>
        [...columns, ...(within?.columns ?? [])].some((one) => isWritten(`${schema}.${name}`, one)),
      ),
    );
  return tables
    .filter(({ schema, name }) => !described.has(`${schema}.${name}`))
    .map(({ schema, name, foreignKeys }) => ({
      schema,
      name,
      columns: [
        ...foreignKeys.filter(isTouched).flatMap(({ columns, within }) => [...columns, ...(within?.columns ?? [])]),
        ...controllerColumns(map, `${schema}.${name}`),
        ...followers
          .filter(({ place }) => addressOf(place) === `${schema}.${name}`)
          .flatMap(({ place }) => Object.keys(place.catalogue.columns)),
        ...[...referred, ...hanging]
          .filter(({ to }) => to === `${schema}.${name}`)
          .flatMap(({ toColumns }) => toColumns),
      ],
    }))
    .filter(({ columns }) => columns.length > 0);
}

/** What is read of a table of controllers: which one it is, its name and its address. */
const controllerColumns = (map: DataMap, address: string): string[] =>
  Object.values(map.tables).flatMap(({ processor }) => {
    const ends = Object.values(processor?.by ?? {}).map(splitColumn);
    const isHere = processor && placeOf(ends[0]?.table ?? '') === address;
    return isHere ? [...ends.map(({ column }) => column), processor.name, processor.contact] : [];
  });

/** Numbers of rows that are added come from sequences, which have rights of their own. */
const sequencesSql = (map: DataMap, role: string): string[] => {
  const tables = Object.values(map.tables).flatMap(({ history }) => (history ? [sqlName(history.table)] : []));
  const inserts = Object.values(map.optOuts).flatMap(({ insert }) => Object.keys(insert).map(sqlName));
  return [...new Set([...tables, ...inserts])].map(
    (table) => `DO $do$ DECLARE s text; BEGIN
  FOR s IN SELECT pg_get_serial_sequence(${literal(table)}, attname) FROM pg_attribute
    WHERE attrelid = ${literal(table)}::regclass AND attnum > 0 AND NOT attisdropped LOOP
    IF s IS NOT NULL THEN EXECUTE format('GRANT USAGE ON SEQUENCE %s TO %I', s, ${literal(role)}); END IF;
  END LOOP; END $do$;`,
  );
};

const sqlName = (name: string): string => identifier(...placeOf(name).split('.'));

/** Every table that the map names, but for those that are only said not to be personal. */
function tablesOf(map: DataMap): string[] {
  const inserts = Object.values(map.optOuts).flatMap(({ insert }) => Object.keys(insert));
  return [...new Set([...Object.keys(map.tables), ...inserts, ...map.never.map(({ table }) => table)])];
}

function rightsOf(map: DataMap, catalogue: Catalogue, name: string): Right[] {
  const inserted = Object.values(map.optOuts).flatMap(({ insert }) => Object.keys(own(insert, name)?.values ?? {}));
  const kept = Object.values(map.tables).flatMap(({ history }) =>
    history?.table === name ? Object.keys(history.values) : [],
  );
  return [
    { right: 'SELECT', columns: [] },
    ...(isDeleted(map, name) ? [{ right: 'DELETE' as const, columns: [] }] : []),
    ...onColumns(
      'UPDATE',
      updated(map, name).map((column) => columnOf(own(catalogue, placeOf(name)), column)),
    ),
    ...onColumns('INSERT', [...inserted, ...kept]),
  ];
}

function onColumns(right: Right['right'], columns: string[]): Right[] {
  const distinct = [...new Set(columns)].sort();
  return distinct.length > 0 ? [{ right, columns: distinct }] : [];
}

function isDeleted(map: DataMap, name: string): boolean {
  // An undone opt-out takes its row off the list again.
  if (Object.values(map.optOuts).some(({ insert }) => own(insert, name))) return true;
  const inScope = Object.values(map.scopes).some(({ tables }) => own(tables, name) === 'delete');
  const table = own(map.tables, name);
  // What lies beneath rows that expire is `erase: delete`, or the check of the map refuses it.
  return table?.erase === 'delete' || table?.expires !== undefined || inScope;
}

/** Columns that a deletion makes unreadable, a correction writes, an opt-out, a lost item or a case of a child sets. */
function updated(map: DataMap, name: string): string[] {
  const columns = Object.entries(own(map.tables, name)?.columns ?? {});
  const written = columns.filter(([, { erase, correct }]) => correct || (erase && erase !== 'keep'));
  const changes: Changes[] = [
    ...Object.values(map.optOuts).map(({ update }) => update),
    ...Object.values(map.lost).flatMap(({ freeze, cancel }) => [freeze, cancel]),
    map.child?.freeze ?? {},
  ];
  const first = Object.keys(own(map.tables, name)?.first?.set ?? {});
  return [
    ...first,
    ...written.map(([column]) => column),
    ...changes.flatMap((one) => Object.keys(own(one, name)?.set ?? {})),
  ];
}
