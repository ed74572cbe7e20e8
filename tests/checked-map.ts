/** Maps held against a test's own database, for tests of the engine. */
import path from 'node:path';
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { CheckedMap } from '#datamap/checked';
import { loadMap, parseMap } from '#datamap/load';
import { load, sources } from '#examples/clickandchat/people';
import { testDatabase } from './database.ts';

export type Account = { client: pg.Client; url: string; checked: CheckedMap };

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

/** A database of a test's own tables, and the map of them. */
export async function accountOf(schema: string, yaml: string): Promise<Account> {
  const { url } = await testDatabase(schema);
  const client = await connected(url);
  return { client, url, checked: checkMap(parseMap(yaml, 'datamap.yaml'), await readCatalogue(client)) };
}

/** The example ClickAndChat with its documented people and a crowd. */
export async function clickandchat(people = 300): Promise<Account> {
  const key = [...sources(), people].join();
  const { url } = await testDatabase({ key, build: (empty) => load(empty, { people }) });
  const client = await connected(url);
  const map = loadMap(path.join(import.meta.dirname, '../examples/clickandchat/datamap.yaml'));
  return { client, url, checked: checkMap(map, await readCatalogue(client)) };
}
