/** Everything that `map check` says of a map, its database, and what the two promise. */
import type { ClientBase } from 'pg';
import { type Fault, FileFault } from '#domain/faults';
import type { Organisation } from '#domain/organisation';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import type { Catalogue, CheckedMap } from './checked.ts';
import { unfitFacts } from './common-facts.ts';
import { conflictsOf } from './conflicts.ts';
import { driftOf } from './drift.ts';
import { impossibleExpiries } from './impossible-expiries.ts';
import { impossibleWays } from './impossible-ways.ts';
import { missingIndexes, readIndexes } from './indexes.ts';
import type { LoadedMap } from './load.ts';
import { missingRights } from './missing-rights.ts';
import { brokenPromises } from './never.ts';
import { overdueRows } from './overdue.ts';
import { unkeptPromises } from './promises.ts';
import { refusedWays } from './refused-ways.ts';
import type { Remark } from './remark.ts';
import { unknownWebhooks } from './webhooks.ts';

/**
 * Rights that the role lacks, drift, conflicts with keys and triggers, impossible ways, broken promises, rows past their date and missing indexes,
 * in the file's order. Where a name of the map is not in the database (any more), that is all there is to say.
 * @param organisation its promises, each of which a line of the map must carry out, its webhooks, and what it asks of people; left out where
 *   there is only a map
 */
export async function reviewMap(
  client: ClientBase,
  loaded: LoadedMap,
  now: Date,
  organisation?: Promised,
): Promise<{ remarks: Remark[] }> {
  const { remarks, checked } = await reviewNames(client, loaded, organisation);
  if (!checked) return { remarks };
  const rights = await missingRights(client, loaded, checked);
  // No row can be read where there is no right to.
  if (rights.length > 0) return { remarks: [...remarks, ...rights].sort(byPlace) };
  const all = [
    ...remarks,
    ...(await brokenPromises(client, loaded, checked, now)),
    ...(await unfitFacts(client, loaded, checked, organisation?.identity)),
    ...(await overdueRows(client, loaded, checked, now)),
    // Last: a value that the database cannot even read ends the transaction that this may be part of.
    ...(await refusedWays(client, loaded, checked)),
  ];
  return { remarks: all.sort(byPlace) };
}

/**
 * As `reviewMap`, by the database's catalogue alone: no row is read, so that nothing of one can be learned by a map that
 * somebody made up.
 * @returns `checked` only where every name of the map is in the database
 */
export async function reviewNames(
  client: ClientBase,
  loaded: LoadedMap,
  organisation?: Promised,
): Promise<{ remarks: Remark[]; checked?: CheckedMap }> {
  const catalogue = await readCatalogue(client);
  const checked = checkedOrFaults(loaded, catalogue);
  if (Array.isArray(checked)) return { remarks: checked.map((fault) => ({ ...fault, level: 'problem', drift: true })) };
  const promises = organisation?.promises.map(({ id }) => id);
  const remarks = [
    ...driftOf(loaded, checked),
    ...conflictsOf(loaded, checked),
    ...impossibleWays(loaded, checked),
    ...impossibleExpiries(loaded, checked),
    ...unkeptPromises(loaded, promises),
    ...unknownWebhooks(loaded, organisation && Object.keys(organisation.webhooks)),
    ...missingIndexes(loaded, checked, await readIndexes(client)),
  ];
  return { remarks: remarks.sort(byPlace), checked };
}

type Promised = Pick<Organisation, 'identity' | 'promises' | 'webhooks'>;

const byPlace = (a: Remark, b: Remark): number => a.line - b.line || a.column - b.column;

function checkedOrFaults(loaded: LoadedMap, catalogue: Catalogue): CheckedMap | Fault[] {
  try {
    return checkMap(loaded, catalogue);
  } catch (error) {
    if (error instanceof FileFault) return error.faults;
    throw error;
  }
}
