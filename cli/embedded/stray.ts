import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOfProcess, startOfProcess } from './processes.ts';

/** The process that postmaster.pid names, if it truly is a server of this cluster and not a later owner of that pid. */
function findStray(cluster: string): number | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  return commandOfProcess(pid)?.includes(`-D ${cluster} `) ? pid : null;
}

async function isGone(pid: number, waitMs: number): Promise<boolean> {
  for (let waited = 0; waited < waitMs; waited += 50) {
    if (startOfProcess(pid) === null) return true;
    await sleep(50);
  }
  return false;
}

/** Stops a server that outlived the process that started it. To be called under the folder's lock. */
export async function stopStray(cluster: string): Promise<void> {
  const pid = findStray(cluster);
  if (pid === null) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    if (await isGone(pid, 8000)) return;
  }
}
