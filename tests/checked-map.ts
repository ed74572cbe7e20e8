/** Maps held against a test's own database, for tests of the engine. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { CheckedMap } from '#datamap/checked';
import { grantsSql } from '#datamap/grants';
import { type LoadedMap, loadMap, parseMap } from '#datamap/load';
import { ed25519Signer } from '#datamap/sign';
import type { Example } from '#examples/example';
import { testDatabase } from './database.ts';

export type Account = { client: pg.Client; url: string; checked: CheckedMap };

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

/** A map that does not fit must not leave a connection behind, which would hang the test. */
async function held(url: string, map: LoadedMap): Promise<Account> {
  const client = await connected(url);
  try {
    return { client, url, checked: checkMap(map, await readCatalogue(client)) };
  } catch (fault) {
    await client.end();
    throw fault;
  }
}

/** A database of a test's own tables, and the map of them. */
export async function accountOf(schema: string, yaml: string): Promise<Account> {
  return held((await testDatabase(schema)).url, parseMap(yaml, 'datamap.yaml'));
}

/** An example organisation by the name of its folder, with its documented people and a crowd. */
export async function exampleAccount(name: string, people = 300): Promise<Account> {
  const { load, sources }: Example = await import(`#examples/${name}/people`);
  const key = [...sources(), people].join();
  const { url } = await testDatabase({ key, build: (empty) => load(empty, { people }) });
  return held(url, loadMap(path.join(import.meta.dirname, '../examples', name, 'datamap.yaml')));
}

export const clickandchat = (people?: number): Promise<Account> => exampleAccount('clickandchat', people);

/** Beside the owner's connection one of the role with the least rights, which the portal's worker has. */
export type Guarded = Account & { worker: pg.Client };

export async function guarded(account: Account): Promise<Guarded> {
  await account.client.query(grantsSql(account.checked, 'habeas'));
  const url = new URL(account.url);
  url.username = 'habeas';
  url.password = 'test';
  return { ...account, worker: await connected(url.href) };
}

/** One hash a table over its rows, but for those that `except` (SQL over `t`, by `schema.name`) leaves out. */
export async function fingerprints(
  { client, checked }: Account,
  except: Record<string, string> = {},
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [name, { schema, name: table, kind }] of Object.entries(checked.catalogue)) {
    if (kind === 'view') continue;
    const { rows } = await client.query<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS hash
       FROM "${schema}"."${table}" t WHERE NOT (${except[name] ?? 'false'})`,
    );
    hashes[name] = rows[0]?.hash ?? '';
  }
  return hashes;
}

export async function countRows({ client }: Account, from: string): Promise<number> {
  return Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${from}`)).rows[0]?.count);
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
export const receiptKey = publicKey;

/** The frame of a run under a new id. */
export const newRun = (request: string = randomUUID()) => ({
  id: randomUUID(),
  request,
  sign: ed25519Signer(privateKey),
});
