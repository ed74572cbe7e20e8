/** `npm run migrate`: brings the portal database to this version, as its owner. Running processes go on meanwhile. */
import { migrate } from '#db/migrate';
import { readEnv, setVariables } from '#env';
import { complain } from './refusal.ts';

async function run(): Promise<void> {
  const url = setVariables('MIGRATE_DATABASE_URL').length
    ? readEnv('MIGRATE_DATABASE_URL').MIGRATE_DATABASE_URL
    : readEnv('DATABASE_URL').DATABASE_URL;
  if (url) await migrate(url);
  console.log('The portal database is at this version.');
}

run().catch(complain);
