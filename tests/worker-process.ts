/** Real worker processes for tests of faults. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { childEnv } from '#env';
import { quickly } from '#tests/quickly';

const root = path.resolve(import.meta.dirname, '..');

export type WorkerProcess = {
  /** Ends with the signal that ended the process, or its code. */
  ended: Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Closes the channel to its parent, as the parent's end does. */
  disconnect(): void;
  /** What it said, for a test that fails. */
  said(): string;
};

/** @param preload a module that the process loads first, seen from the project's root */
export function startWorker(env: Record<string, string>, preload?: string): WorkerProcess {
  const first = preload ? ['--import', new URL(preload, pathToFileURL(`${root}/`)).href] : [];
  const child: ChildProcess = spawn(process.execPath, [...quickly, ...first, 'worker/main.ts'], {
    cwd: root,
    env: childEnv(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
  });
  return { ended, kill: (signal) => child.kill(signal), disconnect: () => child.disconnect(), said: () => said };
}

/** Looks every 50 ms until it holds. @throws Error with `what` after `patienceMs` */
export async function until(what: string, holds: () => Promise<boolean>, patienceMs = 30_000): Promise<number> {
  const began = Date.now();
  while (!(await holds())) {
    if (Date.now() - began > patienceMs) throw new Error(`still not: ${what}`);
    await sleep(50);
  }
  return Date.now() - began;
}
