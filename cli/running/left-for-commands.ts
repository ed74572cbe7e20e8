import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { startOfProcess } from '#cli/embedded/processes';
import { adoptEnv, setVariables } from '#env';

/** How `npm run habeas` finds a running `npm start`, whose PostgreSQL has another port each time. */
const left = z.object({ pid: z.number(), started: z.string(), env: z.record(z.string(), z.string()) });

const fileIn = (folder: string): string => path.join(folder, 'running.json');

/** Written when all is ready. It holds passwords, so it is ours alone. */
export function leaveForCommands(folder: string, env: Record<string, string>): void {
  const started = startOfProcess(process.pid) ?? '';
  writeFileSync(fileIn(folder), JSON.stringify({ pid: process.pid, started, env }), { mode: 0o600 });
}

export const forgetForCommands = (folder: string): void => rmSync(fileIn(folder), { force: true });

/**
 * Gives a command the variables of the installation that runs in this folder, unless it has its own databases.
 * @returns whether there is one
 */
export function adoptRunning(folder: string): boolean {
  if (setVariables('DATABASE_URL', 'ACCOUNT_DATABASE_URL').length > 0) return true;
  try {
    const { pid, started, env } = left.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    if (startOfProcess(pid) !== started) return false;
    adoptEnv(env);
    return true;
  } catch {
    return false;
  }
}
