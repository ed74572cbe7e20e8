import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '#cli/refusal';
import type { Guise } from './guise.ts';

/** The superuser's password, made once. The file is ours alone (0600). */
function storedPassword({ home, options }: Guise): string {
  const file = path.join(home, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (options.uid !== undefined) chownSync(file, options.uid, options.gid ?? options.uid);
  }
  return readFileSync(file, 'utf8');
}

/**
 * Makes the cluster when there is none: UTF-8, byte order of characters (`C`), passwords by SCRAM. It is made beside its
 * place and then moved, so that an interrupted initdb leaves nothing half done.
 * @throws Refusal with initdb's last words
 */
export function prepareCluster(guise: Guise, fsync: boolean): { cluster: string; password: string } {
  const cluster = path.join(guise.home, 'cluster');
  const password = storedPassword(guise);
  if (existsSync(cluster)) return { cluster, password };
  const fresh = path.join(guise.home, 'cluster.new');
  rmSync(fresh, { recursive: true, force: true });
  const words = [
    ...guise.prefix,
    path.join(guise.binaries, 'initdb'),
    ...['-D', fresh, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${path.join(guise.home, 'password')}`],
    ...['--locale=C', '--encoding=UTF8', ...(fsync ? [] : ['--no-sync'])],
  ];
  const made = spawnSync(words[0] ?? '', words.slice(1), { ...guise.options, encoding: 'utf8' });
  if (made.status !== 0) {
    const last = (made.stderr || made.error?.message || '').trim().split('\n').at(-1);
    throw new Refusal(`PostgreSQL's data folder ${cluster} could not be made: ${last}`);
  }
  renameSync(fresh, cluster);
  return { cluster, password };
}
