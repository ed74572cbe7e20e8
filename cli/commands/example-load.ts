import path from 'node:path';
import { startPostgres } from '#cli/embedded/postgres';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { putDatabases } from '#cli/running/databases';
import { checkExample, fillAccount } from '#cli/running/example';
import { loadSecrets } from '#cli/running/secrets';
import { withClient } from '#cli/running/sql';
import { readSurroundings } from '#cli/running/surroundings';
import { readEnv, setVariables } from '#env';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- example load [--people NUMBER]

Loads the example's tables and made-up people (2000, or as many as you say) into an empty database: the one of
ACCOUNT_DATABASE_URL, whose role must be its owner, or else the embedded one, before the first \`npm start\`.`;

const most = 1_000_000;

/** Fills an empty account database; one that has tables is left alone. */
async function run(words: string[]): Promise<void> {
  const { people: typed } = readOptions(words, { people: { type: 'string', default: '2000' } });
  const people = Number(typed);
  if (!Number.isInteger(people) || people < 1 || people > most) {
    throw new Refusal(`--people needs a whole number from 1 to ${most}.`);
  }
  const at = readSurroundings();
  const folder = path.resolve(import.meta.dirname, '../../examples', at.example);
  checkExample(folder);
  const fill = async (url: string) => {
    await checkEmpty(url);
    await fillAccount(folder, url, people);
    console.log(`${at.example}: loaded.`);
  };
  if (setVariables('ACCOUNT_DATABASE_URL').length > 0)
    return fill(readEnv('ACCOUNT_DATABASE_URL').ACCOUNT_DATABASE_URL);
  await fillEmbedded(at.folder, at.example, fill);
}

async function checkEmpty(url: string): Promise<void> {
  const tables = `SELECT 1 FROM pg_class WHERE relkind IN ('r', 'p', 'v')
    AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')`;
  const { rowCount } = await withClient(url, (client) => client.query(tables));
  if (rowCount) throw new Refusal('The database has tables already: the example is loaded into an empty one alone.');
}

async function fillEmbedded(folder: string, example: string, fill: (url: string) => Promise<void>): Promise<void> {
  const secrets = loadSecrets(folder);
  const server = await startPostgres(path.join(folder, 'postgres'));
  let filled = false;
  try {
    await putDatabases(server, example, {
      secrets,
      fillAccount: async (url) => {
        await fill(url);
        filled = true;
      },
    });
  } finally {
    await server.stop();
  }
  if (!filled) throw new Refusal('The embedded database has its people already: `npm run habeas -- reset` first.');
}

export default { usage, run } satisfies Command;
