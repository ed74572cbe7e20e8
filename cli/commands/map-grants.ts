import path from 'node:path';
import { readOptions } from '#cli/options';
import { withAccount } from '#cli/running/account';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import { grantsSql } from '#datamap/grants';
import { loadMap } from '#datamap/load';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- map grants [--role NAME]

Prints the SQL file that the account database's owner runs: a place for receipts, and the least rights that the map needs
for the role of ACCOUNT_DATABASE_URL, or the one named.`;

/** Prints the SQL file that the account database's owner runs. */
async function run(words: string[]): Promise<void> {
  const options = readOptions(words, { role: { type: 'string' } });
  await withAccount(async ({ folder, client, role }) => {
    const checked = checkMap(loadMap(path.join(folder, 'datamap.yaml')), await readCatalogue(client));
    process.stdout.write(grantsSql(checked, options.role ?? role));
  });
}

export default { usage, run } satisfies Command;
