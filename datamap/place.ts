import { z } from 'zod';
import type { Controller } from '#domain/plan';
import type { CatalogueTable, CheckedMap, Within } from './checked.ts';
import { typeOf } from './conditions.ts';
import { placeOf, splitColumn } from './names.ts';
import type { MapTable } from './shape.ts';
import { allOf, type Binder, identifier } from './sql.ts';

/** A table of the map together with what the catalogue knows of it. */
export type Place = {
  name: string;
  /** Its number in the map: what our names in statements end in. */
  number: number;
  map: MapTable;
  catalogue: CatalogueTable;
  /** `"schema"."table"`. */
  sql: string;
  /** Columns that foreign keys lead to, of tables of the map or of others. */
  referred: string[];
  /** Of a table that is held for others, else `null`. */
  held: Held | null;
  /** SQL of columns that are written with the ways, and by none: defaults that a foreign key sets, a first step's values. */
  sets?: Record<string, string>;
};

/** The controllers' own table, and those on whose word their rows are treated as any other of the person's. */
type Held = { controllers: CatalogueTable; released: Controller[] };

/** All tables of a map, in the map's order. @throws RangeError when one is not in the catalogue */
export function placesOf(checked: CheckedMap): Place[] {
  return Object.entries(checked.map.tables).map(([name, map], number) => {
    const catalogue = checked.catalogue[checked.places[name] ?? ''];
    if (!catalogue) throw new RangeError(`The database has no table ${name}`);
    const sql = identifier(catalogue.schema, catalogue.name);
    return { name, number, map, catalogue, sql, referred: referredOf(checked, catalogue), held: heldOf(checked, map) };
  });
}

const referredOf = ({ catalogue }: CheckedMap, { schema, name }: CatalogueTable): string[] =>
  Object.values(catalogue).flatMap(({ foreignKeys }) =>
    foreignKeys.filter(({ to }) => to === `${schema}.${name}`).flatMap(({ toColumns }) => toColumns),
  );

/** @throws RangeError when the table of the controllers is not in the catalogue */
function heldOf({ catalogue, released = [] }: CheckedMap, { processor }: MapTable): Held | null {
  if (!processor) return null;
  const address = placeOf(splitColumn(Object.values(processor.by)[0] ?? '').table);
  const controllers = catalogue[address];
  if (!controllers) throw new RangeError(`The database has no table ${address}`);
  return { controllers, released };
}

/** Whether all rows of a table are held for others, none of whom has said what to do with them. */
export const isWithheld = ({ held }: Place): boolean => held !== null && held.released.length === 0;

/** Whether rows lie here: a view and a table of another server show those of others. */
export const hasRows = ({ kind }: CatalogueTable): boolean => kind === 'table' || kind === 'partitioned';

/** What has no rows here can be shown, not changed. */
export const isWritable = (live: CatalogueTable): boolean => hasRows(live) && live.readOnly === undefined;

/** What a table is that cannot be changed, after “is”. */
export const unwritable = ({ kind, readOnly }: CatalogueTable): string => readOnly ?? `a ${kind}`;

export const isErasable = ({ catalogue }: Place): boolean => isWritable(catalogue);

/**
 * What tells a table's rows apart, as SQL over `alias`: its key's columns; without a key the row's place, which holds
 * within one statement and, for rows that nobody changes, within one transaction; for a view its text.
 */
export function keySql(place: Place, alias: string): string[] {
  const { key } = place.catalogue;
  if (key.length > 0) return key.map((column) => `${alias}.${identifier(column)}`);
  return isErasable(place) ? [`${alias}.tableoid`, `${alias}.ctid`] : [`md5(${alias}::text)`];
}

/** The key's columns in our row sets. */
export const keyNames = (place: Place): string[] => keySql(place, 't').map((_, at) => identifier(`#${at}`));

/** A row's key as opaque text: the JSON list of its columns. */
export const rowSql = (place: Place, alias = 't'): string =>
  `jsonb_build_array(${keySql(place, alias)
    .map((sql) => `${sql}::text`)
    .join(', ')})::text`;

const keyList = z.array(z.string());

/**
 * SQL: is this the row of an opaque key?
 * @throws SyntaxError or ZodError for a key that `rowSql` has not written
 */
export function isRowSql(place: Place, alias: string, row: string, binder: Binder): string {
  const values = keyList.length(keySql(place, alias).length).parse(JSON.parse(row));
  const types = place.catalogue.key.map((column) => typeOf(place.catalogue, column));
  return allOf(
    keySql(place, alias).map((sql, at) =>
      types[at]
        ? `${sql} = ${binder.bind(values[at], types[at])}`
        : `${sql}::text = ${binder.bind(values[at], 'text')}`,
    ),
  );
}

/**
 * SQL: the row `t` is not in a set. Keys are never NULL, so NOT IN is right, and it is answered by one hash whatever the
 * planner expects: for NOT EXISTS it takes a loop over the set for each row when it expects few, and there may be many.
 * @param from the set as `o`, with a WHERE where only some of its rows count
 * @param who with many people: SQL for whose set is meant, where it is not everybody's
 */
export const notAmongSql = (place: Place, from: string, who: string[] = []): string =>
  `(${[...keySql(place, 't'), ...who].join(', ')}) NOT IN (SELECT ${[...keyNames(place), ...who.map(() => '"#who"')]
    .map((name) => `o.${name}`)
    .join(', ')} FROM ${from})`;

/** SQL: the row `t` of the table is the row of a set called `alias`. */
export function sameRow(place: Place, alias: string, t: string): string {
  const names = keyNames(place);
  return allOf(keySql(place, t).map((sql, at) => `${alias}.${names[at]} = ${sql}`));
}

/** SQL over `t`: it lies in the partition that a key is of, or leads to. What is written of one names its columns alone. */
export const withinSql = (within: Within | undefined): string[] =>
  within
    ? [`(SELECT ${within.sql} FROM (SELECT ${within.columns.map((one) => `t.${identifier(one)}`).join(', ')}) n)`]
    : [];
