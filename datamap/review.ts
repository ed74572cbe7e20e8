/** Everything that `map check` says of a map, its database, and what the two promise. */
import type { ClientBase } from 'pg';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import type { CheckedMap } from './checked.ts';
import { conflictsOf } from './conflicts.ts';
import { driftOf } from './drift.ts';
import { impossibleExpiries } from './impossible-expiries.ts';
import { impossibleWays } from './impossible-ways.ts';
import { missingIndexes, readIndexes } from './indexes.ts';
import type { LoadedMap } from './load.ts';
import { brokenPromises } from './never.ts';
import { overdueRows } from './overdue.ts';
import { unkeptPromises } from './promises.ts';
import { refusedWays } from './refused-ways.ts';
import type { Remark } from './remark.ts';

/**
 * Drift, conflicts with keys and triggers, impossible ways, broken promises, rows past their date and missing indexes, in the file's order.
 * @param promised ids of the organisation file's promises, each of which a line of the map must carry out
 * @throws FileFault when a name of the map is not in the database
 */
export async function reviewMap(
  client: ClientBase,
  loaded: LoadedMap,
  now: Date,
  promised?: string[],
): Promise<{ checked: CheckedMap; remarks: Remark[] }> {
  const checked = checkMap(loaded, await readCatalogue(client));
  const indexes = await readIndexes(client);
  const remarks = [
    ...driftOf(loaded, checked),
    ...conflictsOf(loaded, checked),
    ...impossibleWays(loaded, checked),
    ...impossibleExpiries(loaded, checked),
    ...(await brokenPromises(client, loaded, checked, now)),
    ...unkeptPromises(loaded, promised),
    ...(await overdueRows(client, loaded, checked, now)),
    ...missingIndexes(loaded, checked, indexes),
    // Last: a value that the database cannot even read ends the transaction that this may be part of.
    ...(await refusedWays(client, loaded, checked)),
  ];
  return { checked, remarks: remarks.sort((a, b) => a.line - b.line || a.column - b.column) };
}
