import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '#cli/refusal';
import { childEnv } from '#env';
import { prepareCluster } from './cluster.ts';
import { chooseGuise, type Guise, leash, substituteFolder } from './guise.ts';
import { takeLock } from './lock.ts';
import { freePort } from './ports.ts';
import { stopStray } from './stray.ts';

/** A PostgreSQL server of our own. */
export type Postgres = {
  /** The address of a database, as the superuser or as the given role. */
  url(database: string, role?: string, password?: string): string;
  superUrl: string;
  port: number;
  /** Stops the server (fast: open transactions are rolled back) and resolves when it is gone. */
  stop(): Promise<void>;
  /** Called once if the server ends without `stop`. */
  onEnd(listener: () => void): void;
  pid: number;
};

type Options = {
  /** false for tests alone: a crash of the machine may then lose the cluster. */
  fsync?: boolean;
  allowNamespace?: boolean;
  /** A free one when left out. */
  port?: number;
};

/**
 * No personal data in the log (DETAIL lines and statements hold values); no Unix sockets, since their paths are limited to
 * 107 bytes; the rest is for a small machine.
 */
const settings = (fsync: boolean): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    timezone: 'UTC',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

function launch(guise: Guise, cluster: string, port: number, fsync: boolean): ChildProcess {
  const words = [...guise.prefix, ...leash(), path.join(guise.binaries, 'postgres'), '-D', cluster, '-p', String(port)];
  const log = openSync(path.join(guise.home, 'postgres.log'), 'w', 0o600);
  // A group of its own: Ctrl-C reaches us alone, and we stop the server last.
  const child = spawn(words[0] ?? '', [...words.slice(1), ...settings(fsync)], {
    ...guise.options,
    env: childEnv({ LC_ALL: 'C' }),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

/** The eighth line of postmaster.pid says when the server takes connections. */
const isReady = (cluster: string, pid: number): boolean => {
  const file = path.join(cluster, 'postmaster.pid');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
};

async function untilReady(child: ChildProcess, cluster: string, log: string): Promise<number> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 25) {
    if (child.pid !== undefined && isReady(cluster, child.pid)) return child.pid;
    if (failure !== undefined || child.exitCode !== null || child.signalCode !== null) break;
    await sleep(25);
  }
  child.kill('SIGQUIT');
  const words = failure ?? readFileSync(log, 'utf8').match(/(?:FATAL|PANIC|error): +(.*)/)?.[1] ?? `see ${log}`;
  throw new Refusal(`PostgreSQL did not start: ${words}`);
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // Nobody else on the machine has business in the data.
  chmodSync(folder, 0o700);
}

/**
 * Starts the embedded PostgreSQL on a random free port, making its cluster first when there is none.
 * @param folder everything it keeps: cluster, password (0600), log
 * @throws Refusal when another process uses the folder or the server does not start
 */
export async function startPostgres(folder: string, options: Options = {}): Promise<Postgres> {
  const fsync = options.fsync ?? true;
  prepareFolder(folder);
  const release = takeLock(path.join(folder, 'lock'), `The data folder ${folder}`);
  try {
    const guise = chooseGuise(path.resolve(folder), options.allowNamespace);
    await stopStray(path.join(guise.home, 'cluster'));
    const { cluster, password } = prepareCluster(guise, fsync);
    const port = options.port ?? (await freePort());
    const child = launch(guise, cluster, port, fsync);
    const pid = await untilReady(child, cluster, path.join(guise.home, 'postgres.log'));
    return control({ child, pid, port, release }, (database, role = 'postgres', secret = password) => {
      return `postgres://${encodeURIComponent(role)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
    });
  } catch (error) {
    release();
    throw error;
  }
}

type Running = { child: ChildProcess; pid: number; port: number; release: () => void };

function control({ child, pid, port, release }: Running, url: Postgres['url']): Postgres {
  let isStopping = false;
  child.once('exit', release);
  return {
    url,
    superUrl: url('postgres'),
    port,
    pid,
    onEnd: (listener) => child.once('exit', () => isStopping || listener()),
    stop: async () => {
      isStopping = true;
      child.kill('SIGINT');
      await ended(child);
    },
  };
}

/** Removes a stopped server's files, wherever they lie. */
export function removePostgres(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(substituteFolder(folder), { recursive: true, force: true });
}
