import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '#cli/refusal';
import { startOfProcess } from './processes.ts';

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** Pids are used again after a restart, so a holder is its pid and when it began. */
function isAlive(holder: string): boolean {
  const [pid = '', ...start] = holder.split(' ');
  return startOfProcess(Number(pid)) === start.join(' ');
}

/** `link` gives the name and the content in one step, so nobody ever reads a lock without a holder. */
function tryLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock aside; one that somebody took over in the meantime is put back. */
function clear(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== dead) tryLink(aside, file);
  rmSync(aside, { force: true });
}

/**
 * Takes a lock file for this process. A lock left by a process that died is taken over.
 * @returns the function that gives it back
 * @throws Refusal when a living process holds it
 */
export function takeLock(file: string, what: string): () => void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${startOfProcess(process.pid)}`, { mode: 0o600 });
  try {
    while (!tryLink(own, file)) {
      const holder = read(file);
      if (holder === null) continue;
      if (isAlive(holder)) throw new Refusal(`${what} is already in use by process ${holder.split(' ')[0]}.`);
      clear(file, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
}
