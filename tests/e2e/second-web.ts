/** A web process beside the run's own portal, on the same database: for what that one is not set up for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadSecrets } from '#cli/running/secrets';
import { childEnv, readEnv } from '#env';
import { quickly } from '#tests/quickly';

/** The portal's database as the web process signs in to it: no other role may take its rights. */
function webUrl(): string {
  const url = new URL(readEnv('DATABASE_URL').DATABASE_URL);
  url.username = 'habeas_web';
  url.password = loadSecrets(readEnv('HABEAS_DATA').HABEAS_DATA).roles.habeas_web;
  return url.href;
}

/**
 * Starts it and waits until it is ready.
 * @param url under which it is reached, with a free port
 * @returns what stops it
 */
export async function startSecondWeb(url: string, more: Record<string, string> = {}): Promise<() => Promise<void>> {
  const known = readEnv('HABEAS_SECRET', 'HABEAS_ORGANISATION');
  const env = { ...known, ...more, DATABASE_URL: webUrl(), HABEAS_URL: url, PORT: new URL(url).port };
  const web = spawn(process.execPath, [...quickly, 'cli/web.ts'], {
    env: childEnv(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  await Promise.race([once(web, 'message'), once(web, 'exit')]);
  return async () => {
    if (web.exitCode !== null) return;
    web.kill('SIGTERM');
    await once(web, 'exit');
  };
}
