/** What a deletion does before anything goes: an active charge is cancelled while its row still says whose it is. */
import type { ClientBase } from 'pg';
import { conditionSql, typeOf } from './conditions.ts';
import { holdsTable } from './hold.ts';
import { askedOf, type Erasure, fateName } from './outcomes.ts';
import { isErasable, type Place, sameRow } from './place.ts';
import { releasedSql } from './released.ts';
import { assignedSql } from './replace.ts';
import { type Run, RunFault } from './run.ts';
import { allOf, identifier, type settings } from './sql.ts';

/**
 * Tables that have such a step and that the deletion reaches; what a legal hold keeps stays as it is. Done again are those
 * that were done, but for what writes an identity, which nobody knows any more.
 */
export const firstPlaces = (erasure: Erasure): Place[] =>
  erasure.subject.places.filter(
    (place) =>
      place.map.first !== undefined &&
      askedOf(erasure, place) !== null &&
      isErasable(place) &&
      !erasure.holds.some((hold) => holdsTable(hold, place.name)) &&
      (!erasure.again || (erasure.again.firsts.includes(place.name) && !writesIdentity(place))),
  );

const writesIdentity = ({ map: { first } }: Place): boolean =>
  Object.values(first?.set ?? {}).some((to) => typeof to === 'object' && to !== null && 'identity' in to);

/** SQL after FROM: the person's rows `t` that the step changes. */
export const firstRowsSql = (erasure: Erasure, place: Place): string =>
  `${place.sql} t, ${fateName(erasure, place)} o WHERE ${whereSql(erasure, place)}`;

function whereSql(erasure: Erasure, place: Place): string {
  const { when } = place.map.first ?? {};
  const holds = when ? [conditionSql(when, place.catalogue, 't', erasure.subject)] : [];
  const newer = erasure.again?.newer(place);
  const isOlder = newer ? [`NOT (${newer})`] : [];
  return allOf([sameRow(place, 'o', 't'), ...holds, ...isOlder, ...releasedSql(erasure.subject, place)]);
}

/** SQL of what the step writes, by column. */
export const firstSets = ({ subject }: Erasure, { map, catalogue }: Place): Record<string, string> =>
  Object.fromEntries(
    Object.entries(map.first?.set ?? {}).map(([column, to]) => [
      column,
      assignedSql(subject, typeOf(catalogue, column), to),
    ]),
  );

/**
 * Carries the steps out on pinned rows.
 * @param counts of which the plan names how many rows of each table
 * @throws RunFault when other rows are changed than were counted
 */
export async function carryOutFirst(
  client: ClientBase,
  erasure: Erasure,
  counts: { what: string; number: number; rows: number }[],
  binder: ReturnType<typeof settings>,
  { onStatement }: Pick<Run, 'onStatement'>,
): Promise<void> {
  for (const place of firstPlaces(erasure)) {
    const sets = Object.entries(firstSets(erasure, place)).map(([column, sql]) => `${identifier(column)} = ${sql}`);
    const text = `UPDATE ${place.sql} t SET ${sets.join(', ')} FROM ${fateName(erasure, place)} o
      WHERE ${whereSql(erasure, place)}`;
    const setting = binder.setting();
    if (setting) await client.query(setting.text, setting.values);
    const rows = (await client.query(text)).rowCount ?? 0;
    const expected = counts.find(({ what, number }) => what === 'first' && number === place.number)?.rows ?? 0;
    if (rows !== expected) throw new RunFault(`${place.name}: ${rows} rows changed first, ${expected} planned`);
    if (rows > 0) await onStatement?.({ act: 'change', table: place.name, rows });
  }
}
