import type { ClientBase } from 'pg';
import { writeNewFile } from '#cli/new-file';
import { readOptions } from '#cli/options';
import { withAccount } from '#cli/running/account';
import { withClient } from '#cli/running/sql';
import { draftMap } from '#datamap/draft/draft';
import { readEnv, setVariables } from '#env';
import type { Command } from '../command.ts';

const usage = `npm run -s habeas -- map draft [--out FILE]

Writes a first datamap.yaml for the database of ACCOUNT_DATABASE_URL, guessed from names, types and some rows of each
table: tables, keys, links, categories with the reason for each, and at its top what you have to decide. It only reads;
no value of a row is written anywhere.
  --out   the file to write, which must not be there yet; otherwise the map is printed`;

/** Prints or writes a first map of a database that nobody has mapped. */
async function run(words: string[]): Promise<void> {
  const { out } = readOptions(words, { out: { type: 'string' } });
  const text = await onAccount(draftMap);
  if (out === undefined) return void process.stdout.write(text);
  await writeNewFile(out, text);
  console.log(`${out} written. Correct it, then run \`npm run habeas -- map check\`.`);
}

/** An unknown database has no organisation folder yet: its address is enough. */
function onAccount<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  if (setVariables('ACCOUNT_DATABASE_URL').length === 0) return withAccount(({ client }) => work(client));
  return withClient(readEnv('ACCOUNT_DATABASE_URL').ACCOUNT_DATABASE_URL, work);
}

export default { usage, run } satisfies Command;
