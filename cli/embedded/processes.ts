import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ps = (pid: number, column: string): string | null =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null;

const readProc = (pid: number, file: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
};

/** State, parent, … as in proc(5): what follows the program's name, which stands in brackets and may hold spaces. */
const statOf = (pid: number): string[] | undefined => readProc(pid, 'stat')?.split(') ').at(-1)?.split(' ');

/** When a process began, in the system's own terms; null when there is none. A zombie counts as none. */
export function startOfProcess(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const fields = statOf(pid);
  return fields && fields[0] !== 'Z' ? (fields[19] ?? null) : null;
}

/** The parent of a process; null when there is none. */
export function parentOfProcess(pid: number): number | null {
  const parent = process.platform === 'linux' ? statOf(pid)?.[1] : ps(pid, 'ppid');
  return parent ? Number(parent) : null;
}

/** The command line of a process, words parted by spaces; null when there is none. */
export function commandOfProcess(pid: number): string | null {
  if (!Number.isInteger(pid)) return null;
  if (process.platform !== 'linux') return ps(pid, 'command');
  return readProc(pid, 'cmdline')?.replaceAll('\0', ' ').trim() || null;
}
