import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { grantsSql } from '#datamap/grants';
import { parseMap } from '#datamap/load';
import { exampleAccount } from '#tests/checked-map';
import { openAccount } from '#worker/account';
import { type Line, mapWithout } from './without.ts';

export const examples = path.join(import.meta.dirname, '../../examples');

/**
 * An organisation's database as it was delivered, and its worker's way there with the map without some lines.
 * @throws RangeError for a line that is not there, FileFault for one that a map cannot lack; nothing stays open then
 */
export async function deliver(example: string, lines: readonly Line[]) {
  const { map, organisation } = mapWithout(path.join(examples, example), lines);
  // Read before anything is opened: what stays open would keep the test's process for ever.
  parseMap(stringify(map), `${example} without ${lines.map((line) => line.join(' › ')).join(', ') || 'nothing'}`);
  const { client: shop, url, checked } = await exampleAccount(example, 100);
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-house-'));
  const leave = async () => {
    await shop.end();
    rmSync(folder, { recursive: true });
  };
  try {
    await shop.query(grantsSql(checked, 'habeas'));
    writeFileSync(path.join(folder, 'datamap.yaml'), stringify(map));
    writeFileSync(path.join(folder, 'organisation.yaml'), organisation);
    const account = openAccount(Object.assign(new URL(url), { username: 'habeas', password: 'test' }).href, folder);
    return { shop, account, folder, end: () => account.end().then(leave) };
  } catch (fault) {
    await leave();
    throw fault;
  }
}
