import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '#cli/refusal';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import { grantsSql } from '#datamap/grants';
import { loadMap } from '#datamap/load';
import type { Example } from '#examples/example';
import { withClient } from './sql.ts';

/** How many people the example has unless somebody says otherwise. */
const usualPeople = 2000;

/** What the `people.ts` of an example's folder exports. */
export const exampleIn = (folder: string): Promise<Example> =>
  import(pathToFileURL(path.join(folder, 'people.ts')).href);

/** Loads an example organisation's tables and made-up people into an empty account database. */
export async function fillAccount(folder: string, url: string, people = usualPeople): Promise<void> {
  await (await exampleIn(folder)).load(url, { people });
}

/** @throws Refusal when HABEAS_EXAMPLE names none */
export function checkExample(folder: string): void {
  if (existsSync(path.join(folder, 'people.ts'))) return;
  throw new Refusal(`There is no example ${path.basename(folder)}: HABEAS_EXAMPLE names a folder of examples/.`);
}

/**
 * Gives the worker's role the least rights that the data map needs, and a place for receipts. Done at every start, so
 * that the rights follow the map.
 * @throws FileFault when the map does not fit the database
 */
export async function grantAccount(folder: string, url: string): Promise<void> {
  const map = loadMap(path.join(folder, 'datamap.yaml'));
  await withClient(url, async (client) => {
    await client.query(grantsSql(checkMap(map, await readCatalogue(client)), 'habeas'));
  });
}

/**
 * Nothing starts on a map that does not fit the account database.
 * @throws FileFault with file, line and the nearest right name
 */
export async function checkAccount(folder: string, url: string): Promise<void> {
  const map = loadMap(path.join(folder, 'datamap.yaml'));
  await withClient(url, async (client) => void checkMap(map, await readCatalogue(client)));
}
