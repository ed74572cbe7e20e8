/** Triggers of the organisation's tables, and which of them somebody has looked at. */
import type { CatalogueTable } from './checked.ts';
import { placeOf, splitColumn } from './names.ts';
import { columnOf } from './reach.ts';
import type { DataMap } from './shape.ts';

type Fires = CatalogueTable['triggers'][number]['on'][number];

/** Names of a table's triggers that one of these acts fires, by whether the map names them under `triggersKnown`. */
export function triggersOf(
  { triggersKnown }: Pick<DataMap, 'triggersKnown'>,
  { schema, name, triggers }: Pick<CatalogueTable, 'schema' | 'name' | 'triggers'>,
  acts: Fires[],
): { known: string[]; unknown: string[] } {
  const fired = triggers.filter(({ on }) => on.some((act) => acts.includes(act))).map((trigger) => trigger.name);
  if (fired.length === 0) return { known: [], unknown: [] };
  const looked = new Set(
    triggersKnown
      .map(splitColumn)
      .filter(({ table }) => placeOf(table) === `${schema}.${name}`)
      .map(({ column }) => column),
  );
  return { known: fired.filter((one) => looked.has(one)), unknown: fired.filter((one) => !looked.has(one)) };
}

/**
 * What fires when columns are written: a row that moves to another partition is deleted in one and added to the other.
 * @param written columns of the table, or paths into them
 */
export const firedBy = (live: CatalogueTable, written: string[]): Fires[] =>
  written.some((column) => live.partitionedBy?.includes(columnOf(live, column)))
    ? ['update', 'delete', 'insert']
    : ['update'];
