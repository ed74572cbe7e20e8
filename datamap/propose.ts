import type { ClientBase } from 'pg';
import type { Correction } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { splitColumn } from './names.ts';
import { rowSql } from './place.ts';
import { baseSql, reachOf, valueSql } from './reach.ts';
import { ownSets, ownSql, readBy } from './row-sets.ts';
import { labelOf, shownColumns } from './shown.ts';
import { inSnapshot } from './snapshot.ts';
import { parameters } from './sql.ts';
import { type Asked, placeNamed, subjectOf, withSets } from './subject.ts';

/** What a person asks to have corrected; `was` is what they think it says now, and may be empty. */
export type Change = { field: string; was: string; value: string };

/** A person has few rows with a field to correct; more is a mistake in the map. */
const mostRows = 100;

/**
 * Finds the rows that each change is about: those with the value that the person knows, else all of theirs in that
 * table, for staff to choose from. Rows that already say so are left out.
 * @returns old → new for each row, for the plan
 * @throws RangeError for a field that the map does not have, or does not let be corrected
 */
export async function proposeCorrections(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked & { changes: Change[] },
): Promise<Correction[]> {
  return inSnapshot(client, async () => {
    const proposed: Correction[] = [];
    for (const change of asked.changes) proposed.push(...(await proposalsFor(client, checked, asked, change)));
    return proposed;
  });
}

async function proposalsFor(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
  { field, was, value }: Change,
): Promise<Correction[]> {
  const { table, column } = splitColumn(field);
  const subject = subjectOf(checked, asked, parameters());
  const place = placeNamed(subject.places, table);
  const shown = shownColumns(place).find((one) => one.column === column);
  if (!shown?.correct) throw new RangeError('The map does not let this field be corrected');
  const reach = reachOf(place.catalogue, column);
  const { rows } = await client.query<{ row: string; old: string | null }>(
    withSets(
      ownSets(subject, undefined, readBy(subject, place)),
      `SELECT ${rowSql(place)} AS row, ${valueSql(reach, baseSql(reach, 't'))}::text AS old FROM ${place.sql} t
       WHERE ${ownSql(subject, place)} ORDER BY 1 LIMIT ${mostRows}`,
    ),
    subject.binder.values,
  );
  const known = rows.filter(({ old }) => was !== '' && (old ?? '').trim() === was.trim());
  return (known.length > 0 ? known : rows)
    .filter(({ old }) => old !== value)
    .map(({ row, old }) => ({ field, row, label: `${labelOf(place)}: ${shown.label}`, old, new: value }));
}
