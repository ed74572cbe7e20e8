/** Holds texts that are to become the organisation file and the data map against their schemas and the account database. */
import type { ClientBase } from 'pg';
import { type LoadedMap, parseMap } from '#datamap/load';
import type { Remark } from '#datamap/remark';
import { reviewNames } from '#datamap/review';
import { type Fault, FileFault } from '#domain/faults';
import type { Organisation } from '#domain/organisation';
import type { SettingsFiles, SettingsRemark } from '#domain/settings';
import { hasHolidays } from '#requests/holidays';
import { parseOrganisation } from '#requests/organisation';

/** What was read, or what is wrong in its file. */
function readOr<Read>(read: () => Read): { read?: Read; faults: Fault[] } {
  try {
    return { read: read(), faults: [] };
  } catch (error) {
    if (error instanceof FileFault) return { faults: error.faults };
    throw error;
  }
}

/** Holidays that nobody knows would move no last day, and say nothing of it. */
export async function holidayFaults({ holidays }: Pick<Organisation, 'holidays'>): Promise<Fault[]> {
  if (holidays === undefined || (await hasHolidays(holidays))) return [];
  const says = `holidays "${holidays}" of the organisation file is no country, or no part of one, whose holidays are known`;
  return [{ line: 1, column: 1, says }];
}

/**
 * What is wrong with two files that somebody typed, by their schemas and the database's catalogue alone. No row is read, no
 * name is looked up and no secret opened: whoever could write drafts in the desk's name would learn of them by the answer.
 */
export async function checkSettings(client: ClientBase, files: SettingsFiles): Promise<SettingsRemark[]> {
  const { read: organisation, faults } = readOr(() => parseOrganisation(files.organisation));
  const { read: loaded, faults: inMap } = readOr(() => parseMap(files.map, 'datamap.yaml'));
  const holidays = organisation ? await holidayFaults(organisation) : [];
  const inOrganisation = [...faults, ...holidays].map((fault) => remarkOf('organisation.yaml', fault));
  const names = loaded ? await namesIn(client, loaded, organisation) : [];
  return [...inOrganisation, ...[...inMap, ...names].map((fault) => remarkOf('datamap.yaml', fault))];
}

const remarkOf = (file: SettingsRemark['file'], { line, column, says, ...more }: Fault & Partial<Remark>) => ({
  ...{ file, line, column, says },
  level: more.level ?? 'problem',
});

async function namesIn(client: ClientBase, loaded: LoadedMap, organisation?: Omit<Organisation, 'words'>) {
  await client.query("BEGIN READ ONLY; SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '2s'");
  try {
    return (await reviewNames(client, loaded, organisation)).remarks;
  } finally {
    await client.query('ROLLBACK');
  }
}
