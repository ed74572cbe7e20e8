import type { ClientBase } from 'pg';
import { correctedValue } from '#domain/corrected-value';
import type { Correction, Plan } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { digest } from './digest.ts';
import { erasureOrder } from './erasure-order.ts';
import type { Identities } from './identities.ts';
import { keepHistory } from './keep-history.ts';
import { splitColumn } from './names.ts';

import { isRowSql, type Place } from './place.ts';
import { baseSql, isInside, reachOf, valueSql } from './reach.ts';
import { changedTables, type Replaced } from './replace.ts';
import { ownSets, ownSql, readBy } from './row-sets.ts';
import { type Done, inRun, isValueRefused, type NotDone, Refusal, type Run } from './run.ts';
import { allOf, identifier, parameters } from './sql.ts';
import { placeNamed, subjectOf, withSets } from './subject.ts';
import { holdsKey, writtenColumns } from './written-sql.ts';

export type CorrectRun = Run & { plan: Plan; identities: Identities; now: Date };

/**
 * Writes approved corrections, each row with a compare on the old values and only while it is the person's: all of them
 * or none. The history (old → new) stands in the plan, which the portal keeps sealed, and where the map says so the old
 * values become rows of the organisation's own, in the same transaction.
 * @returns `value-changed` when a row no longer says what was approved to be changed, or is no longer the person's;
 * `value-refused` when the database does not take a value (too long, taken already)
 * @throws RangeError when the map does not let a field be corrected, or a value breaks its rule
 * @see GDPR Art. 16
 */
export async function correct(client: ClientBase, checked: CheckedMap, run: CorrectRun): Promise<Done | NotDone> {
  const asked = { identities: run.identities, chosen: run.plan.chosen, at: run.now };
  const { places } = subjectOf(checked, asked, parameters());
  for (const one of run.plan.corrections) assertAllowed(places, one);
  return inRun(client, run, async () => {
    const changed: Replaced[] = [];
    const added: Record<string, number> = {};
    for (const { place, row, corrections } of byRow(places, run.plan.corrections)) {
      const subject = subjectOf(checked, asked, parameters());
      changed.push(await correctRow(client, subject, place, row, corrections));
      await run.onStatement?.({ act: 'change', table: place.name, rows: 1 });
      if (!place.map.history) continue;
      const kept = await keepHistory(client, subjectOf(checked, asked, parameters()), place, row, corrections);
      added[place.map.history.table] = (added[place.map.history.table] ?? 0) + kept;
      await run.onStatement?.({ act: 'add', table: place.map.history.table, rows: kept });
    }
    if (changed.length === 0) throw new Refusal('nothing-found');
    return {
      version: 1,
      run: run.id,
      request: run.request,
      act: 'correct',
      scope: run.plan.scope,
      map: checked.hash,
      plan: digest(run.plan),
      at: run.now.toISOString(),
      tables: changedTables(places, changed, added),
    };
  });
}

function assertAllowed(places: Place[], { field, new: value }: Correction): void {
  const { table, column } = splitColumn(field);
  const rule = placeNamed(places, table).map.columns[column]?.correct;
  if (!rule || value === null || !correctedValue(rule, value).ok) {
    throw new RangeError('The map does not let this field be corrected so');
  }
}

type RowOf = { place: Place; row: string; corrections: Correction[] };

/** One statement a row, so that its fields change together; rows of others before the person's own, which lead to them. */
function byRow(places: Place[], corrections: Correction[]): RowOf[] {
  const rows = Map.groupBy(corrections, ({ field, row }) => `${splitColumn(field).table} ${row}`);
  const order = erasureOrder(places).flat();
  return [...rows.values()]
    .flatMap((group): RowOf[] => {
      const [first] = group;
      if (!first) return [];
      return [{ place: placeNamed(places, splitColumn(first.field).table), row: first.row, corrections: group }];
    })
    .sort((one, other) => order.indexOf(one.place) - order.indexOf(other.place));
}

async function correctRow(
  client: ClientBase,
  subject: ReturnType<typeof subjectOf<ReturnType<typeof parameters>>>,
  place: Place,
  row: string,
  corrections: Correction[],
): Promise<Replaced> {
  const { binder } = subject;
  const columns = corrections.map(({ field, old, new: value }) => ({
    column: splitColumn(field).column,
    old,
    new: value,
  }));
  const writes = columns.map(({ column, new: value }) => {
    const reach = reachOf(place.catalogue, column);
    const isNumber = place.map.columns[column]?.correct === 'number';
    const fresh = () => `${binder.bind(value, 'text')}::${reach.type}`;
    return { reach, value: fresh, creates: true, ...(isNumber && { as: 'numeric' as const }) };
  });
  const sets = [...writtenColumns(writes)].map(([column, sql]) => `${identifier(column)} = ${sql}`);
  const unchanged = columns.map(({ column, old }) => {
    const reach = reachOf(place.catalogue, column);
    return `${valueSql(reach, baseSql(reach, 't'))}::text IS NOT DISTINCT FROM ${binder.bind(old, 'text')}`;
  });
  const held = writes.filter(({ reach }) => isInside(reach)).map(({ reach }) => holdsKey(reach, baseSql(reach, 't')));
  const where = allOf([isRowSql(place, 't', row, binder), ...unchanged, ...held, ownSql(subject, place)]);
  const text = withSets(
    ownSets(subject, undefined, readBy(subject, place)),
    `UPDATE ${place.sql} t SET ${sets.join(', ')} WHERE ${where}`,
  );
  const { rowCount } = await client.query(text, binder.values).catch((error: unknown) => {
    throw isValueRefused(error) ? new Refusal('value-refused') : error;
  });
  if (rowCount !== 1) throw new Refusal('value-changed');
  return { table: place.name, row, columns };
}
