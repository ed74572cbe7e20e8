import path from 'node:path';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { openAccount } from '#worker/account';
import type { Surroundings } from '#worker/task';

/** Runs `work` with both databases open, as the worker has them, and the map held against the account database. */
export async function withBoth<Value>(work: (surroundings: Surroundings) => Promise<Value>): Promise<Value> {
  return withBothAsTheyAre(async (surroundings) => {
    await surroundings.account.check();
    return work(surroundings);
  });
}

/** As `withBoth`, for what is to find out by itself whether the account database answers and fits the map. */
export async function withBothAsTheyAre<Value>(work: (surroundings: Surroundings) => Promise<Value>): Promise<Value> {
  const env = readEnv('DATABASE_URL', 'ACCOUNT_DATABASE_URL', 'HABEAS_ORGANISATION', 'HABEAS_SECRET');
  connect(env.DATABASE_URL, 'habeas_worker', 2);
  const account = openAccount(env.ACCOUNT_DATABASE_URL, path.resolve(env.HABEAS_ORGANISATION));
  try {
    return await work({ account, now: () => new Date() });
  } finally {
    await Promise.all([account.end(), disconnect()]);
  }
}
