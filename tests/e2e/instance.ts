/** One whole installation of its own for browser and fault tests: free ports, its own data folder, really started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { substituteFolder } from '#cli/embedded/guise';
import { freePort } from '#cli/embedded/ports';
import { childEnv } from '#env';
import { quickly } from '#tests/quickly';

const thisRoot = path.resolve(import.meta.dirname, '../..');

export type Instance = {
  /** Origin of the portal, e.g. `http://127.0.0.1:41000`. */
  url: string;
  /** Address of the inbox page and API. */
  inboxUrl: string;
  folder: string;
  /** Of `npm start`'s process; the children are found in the process table. */
  pid: number;
  /** What a command of `npm run habeas` gets: DATABASE_URL (worker's role), MIGRATE_DATABASE_URL, ACCOUNT_DATABASE_URL … */
  env: Record<string, string>;
  /** Runs `npm run habeas -- …words` on it and returns what it printed. */
  habeas(...words: string[]): Promise<string>;
  /** Ends it; with `keep` its data stay for another `startInstance({ folder })`. */
  stop(options?: { keep?: boolean }): Promise<void>;
};

/** What all processes of the installation print goes here too, below its folder. */
export const outputFile = 'output.log';

async function untilReady(child: ChildProcess, folder: string): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      said += text;
      appendFileSync(path.join(folder, outputFile), text);
    });
  }
  while (!/^Ready /m.test(said)) {
    if (child.exitCode !== null) throw new Error(`the installation did not start:\n${said}`);
    await Promise.race([once(child, 'exit'), once(child.stdout ?? child, 'data')]);
  }
}

async function command(root: string, env: Record<string, string>, words: string[]): Promise<string> {
  const child = spawn(process.execPath, ['cli/habeas.ts', ...words], { cwd: root, env: childEnv(env) });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`habeas ${words.join(' ')}: ${said}`);
  return said.trim();
}

/**
 * Starts an installation of the example and waits until it is ready.
 * @param options `folder` of an earlier one, to go on with its data; `env` for variables of your own; `root` of another
 * clone
 */
export async function startInstance(
  options: { folder?: string; env?: Record<string, string>; root?: string } = {},
): Promise<Instance> {
  const { root = thisRoot } = options;
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'habeas-instance-'));
  mkdirSync(folder, { recursive: true });
  const [port, inboxPort] = [await freePort(), await freePort()];
  const own = { HABEAS_DATA: folder, PORT: String(port), HABEAS_INBOX_PORT: String(inboxPort), ...options.env };
  const child = spawn(process.execPath, [...quickly, 'cli/start.ts'], {
    cwd: root,
    env: childEnv(own),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child, folder);
  const { env } = JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8'));
  const stop = async ({ keep = false } = {}) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    if (keep) return;
    rmSync(folder, { recursive: true, force: true });
    rmSync(substituteFolder(path.join(folder, 'postgres')), { recursive: true, force: true });
  };
  return {
    url: `http://127.0.0.1:${port}`,
    inboxUrl: `http://127.0.0.1:${inboxPort}`,
    folder,
    pid: child.pid ?? 0,
    env,
    habeas: (...words) => command(root, { ...own }, words),
    stop,
  };
}
