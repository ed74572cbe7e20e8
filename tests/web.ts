/** The real web process on the production build, for tests of what a stranger meets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#cli/embedded/ports';
import { childEnv } from '#env';
import { quickly } from '#tests/quickly';

/** Starting takes a second or two, and a minute where many tests run at once. */
const patienceMs = 180_000;
const root = path.resolve(import.meta.dirname, '..');

type Ended = { code: number | null; output: string };

/** What the web process needs, all of it made up; nothing answers at the database's address. */
export const webEnv = (port: number): Record<string, string> => ({
  HABEAS_URL: `http://127.0.0.1:${port}`,
  HABEAS_SECRET: 'a secret of the tests, longer than thirty-two bytes',
  HABEAS_ORGANISATION: path.join(root, 'examples/clickandchat'),
  DATABASE_URL: 'postgres://habeas_web:test@127.0.0.1:1/none',
  PORT: String(port),
});

/** A started process, all that it printed, and how it ended. */
export type WebProcess = { child: ChildProcess; output: () => string; ended: Promise<Ended> };

/** Starts `cli/web.ts` with exactly this environment and an IPC channel, as `npm start` does. */
export function spawnWeb(env: Record<string, string>): WebProcess {
  const child = spawn(process.execPath, [...quickly, path.join(root, 'cli/web.ts')], {
    cwd: root,
    env: childEnv(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) stream.on('data', (part) => (output += part));
  // Not the child's own `close`: it never comes after we have disconnected.
  const closed = Promise.all([once(child, 'exit'), ...streams.map((stream) => once(stream, 'close'))]);
  const ended = closed.then(() => ({ code: child.exitCode, output }));
  return { child, output: () => output, ended };
}

/**
 * Starts the web process and waits until it is ready; it is stopped after the test.
 * @param env replaces single variables of webEnv
 * @throws Error with what it printed when it ends instead
 */
export async function startWeb(t: { after(end: () => Promise<void>): void }, env: Record<string, string> = {}) {
  const port = await freePort();
  const web = spawnWeb({ ...webEnv(port), ...env });
  t.after(async () => {
    web.child.kill('SIGTERM');
    await web.ended;
  });
  const ready = new Promise<boolean>((resolve) => web.child.once('message', () => resolve(true)));
  const late = sleep(patienceMs, null, { ref: false });
  if ((await Promise.race([ready, web.ended, late])) !== true) throw new Error(`not ready: ${web.output()}`);
  return { ...web, port, origin: `http://127.0.0.1:${port}` };
}
