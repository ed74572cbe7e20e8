/** Changes of columns that can be undone: what opting out, freezing and cancelling have in common. */
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { canonicalIdentity } from '#domain/identity';
import type { ReceiptTable } from '#domain/plan';
import { conditionSql, typeOf } from './conditions.ts';
import { isRowSql, type Place, rowSql } from './place.ts';
import { ownSets, ownSql, readBy } from './row-sets.ts';
import type { Assignment, Changes } from './shape.ts';
import { labelOf } from './shown.ts';
import { allOf, type Binder, identifier, type parameters } from './sql.ts';
import { placeNamed, withSets } from './subject.ts';
import type { Subject } from './who.ts';

/** One row that was changed: each column's value before and after, as text. Personal: the caller seals it. */
export const replaced = z.strictObject({
  table: z.string(),
  row: z.string(),
  columns: z.array(z.strictObject({ column: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
});
export type Replaced = z.output<typeof replaced>;

type Parameters = ReturnType<typeof parameters>;
/** Each statement has values of its own. */
export type SubjectOf = (binder: Parameters) => Subject & { binder: Parameters };

/**
 * Sets columns on the person's rows, all of them or those where the map's `when` holds.
 * @param except SQL over `t`: rows that are left alone, or `null` for none
 * @returns what was there before, row by row; rows that already say so are changed all the same and listed
 */
export async function change(
  client: ClientBase,
  subjectOf: SubjectOf,
  binder: () => Parameters,
  changes: Changes,
  except: (place: Place, subject: Subject) => string | null = () => null,
): Promise<Replaced[]> {
  const done: Replaced[] = [];
  for (const [table, { set, when }] of Object.entries(changes)) {
    const subject = subjectOf(binder());
    const place = placeNamed(subject.places, table);
    const columns = Object.keys(set);
    const spared = except(place, subject);
    const where = allOf([
      ownSql(subject, place),
      ...(spared === null ? [] : [`NOT (${spared})`]),
      ...(when ? [conditionSql(when, place.catalogue, 't', subject)] : []),
    ]);
    const values = columns.map((column) => `t.${identifier(column)}::text`);
    const { rows } = await client.query<{ row: string; old: (string | null)[] }>(
      withSets(
        ownSets(subject, undefined, readBy(subject, place)),
        `SELECT ${rowSql(place)} AS row, ARRAY[${values.join(', ')}]::text[] AS old FROM ${place.sql} t WHERE ${where} FOR UPDATE OF t`,
      ),
      subject.binder.values,
    );
    for (const { row, old } of rows) done.push(await changeRow(client, subjectOf(binder()), place, row, old, set));
  }
  return done;
}

async function changeRow(
  client: ClientBase,
  subject: Subject & { binder: Parameters },
  place: Place,
  row: string,
  old: (string | null)[],
  set: Record<string, Assignment>,
): Promise<Replaced> {
  const columns = Object.keys(set);
  const sets = Object.entries(set).map(
    ([column, to]) => `${identifier(column)} = ${assignedSql(subject, typeOf(place.catalogue, column), to)}`,
  );
  const { rows } = await client.query<{ values: (string | null)[] }>(
    `UPDATE ${place.sql} t SET ${sets.join(', ')} WHERE ${isRowSql(place, 't', row, subject.binder)}
     RETURNING ARRAY[${columns.map((column) => `t.${identifier(column)}::text`).join(', ')}]::text[] AS values`,
    subject.binder.values,
  );
  const values = rows[0]?.values ?? [];
  return {
    table: place.name,
    row,
    columns: columns.map((column, at) => ({ column, old: old[at] ?? null, new: values[at] ?? null })),
  };
}

/** A value of the map as SQL; an identity in its canonical form, NULL when the person has none of that kind. */
export function assignedSql({ binder, at, identities, map }: Subject, type: string, to: Assignment): string {
  if (typeof to !== 'object' || to === null) return binder.bind(to, type);
  if ('now' in to) return binder.bind(at, type);
  const { normalise } = map.identities[to.identity] ?? { normalise: 'text' as const };
  return binder.bind(canonicalIdentity(identities[to.identity]?.[0] ?? '', normalise), type);
}

/**
 * Puts back what a change replaced, where the change still stands: a value that somebody has set since is theirs.
 * @returns the rows that were put back
 */
export async function putBack(
  client: ClientBase,
  places: Place[],
  binder: () => Parameters,
  rows: Replaced[],
): Promise<Replaced[]> {
  const done: Replaced[] = [];
  for (const one of rows) {
    const place = placeNamed(places, one.table);
    const values = binder();
    const sets = one.columns.map(({ column, old }) => `${identifier(column)} = ${asType(place, column, old, values)}`);
    const stands = one.columns.map(
      ({ column, new: now }) => `t.${identifier(column)}::text IS NOT DISTINCT FROM ${values.bind(now, 'text')}`,
    );
    const { rowCount } = await client.query(
      `UPDATE ${place.sql} t SET ${sets.join(', ')} WHERE ${allOf([isRowSql(place, 't', one.row, values), ...stands])}`,
      values.values,
    );
    if (rowCount) done.push(one);
  }
  return done;
}

const asType = (place: Place, column: string, value: string | null, binder: Binder): string =>
  `${binder.bind(value, 'text')}::${typeOf(place.catalogue, column)}`;

/** The receipt's lines of tables in which rows were changed or added. */
export function changedTables(
  places: Place[],
  changed: Replaced[],
  added: Record<string, number> = {},
): ReceiptTable[] {
  return places
    .map((place) => ({
      table: place.name,
      label: labelOf(place),
      changed: changed.filter(({ table }) => table === place.name).length,
      added: added[place.name] ?? 0,
    }))
    .filter(({ changed, added }) => changed + added > 0)
    .map((line) => ({
      ...line,
      before: line.changed,
      after: line.changed + line.added,
      erased: 0,
      reduced: 0,
      kept: [],
    }));
}
