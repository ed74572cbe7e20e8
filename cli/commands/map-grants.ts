import path from 'node:path';
import type { ClientBase } from 'pg';
import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { withAccount } from '#cli/running/account';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import { grantsSql } from '#datamap/grants';
import { loadMap } from '#datamap/load';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- map grants [--role NAME]

Prints the SQL file that the account database's owner runs: a place for receipts, and the least rights that the map needs
for the role of ACCOUNT_DATABASE_URL, or the one named. All other rights of that role on those tables are taken away, so it
may not be one that owns them.`;

/** Prints the SQL file that the account database's owner runs. */
async function run(words: string[]): Promise<void> {
  const options = readOptions(words, { role: { type: 'string' } });
  await withAccount(async ({ folder, client, role }) => {
    const checked = checkMap(loadMap(path.join(folder, 'datamap.yaml')), await readCatalogue(client));
    const to = options.role ?? role;
    await refuseOwner(client, to);
    process.stdout.write(grantsSql(checked, to));
  });
}

/** The file would take an owner's rights on its own tables away, and a superuser's rights have no least. */
async function refuseOwner(client: ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ owned: string }>(
    `SELECT relation.oid::regclass::text AS owned FROM pg_class relation JOIN pg_roles named ON named.rolname = $1
     WHERE relation.relkind IN ('r', 'p') AND relation.relnamespace <> ALL ('{pg_catalog,information_schema}'::regnamespace[])
       AND pg_has_role(named.oid, relation.relowner, 'USAGE') ORDER BY 1 LIMIT 1`,
    [role],
  );
  if (!rows[0]) return;
  throw new Refusal(
    `The role ${role} owns ${rows[0].owned} or may do all that its owner may; the portal's role must not. Make one with CREATE ROLE habeas LOGIN PASSWORD '…', then run \`npm run -s habeas -- map grants --role habeas\`, and later connect as it.`,
  );
}

export default { usage, run } satisfies Command;
