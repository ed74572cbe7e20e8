import { type SpawnOptions, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { copyBinaries, findBinaries } from './binaries.ts';

/** As whom PostgreSQL runs, and where its files lie for that user. */
export type Guise = {
  /** Holds `initdb` and `postgres`. */
  binaries: string;
  /** Holds the cluster, its password file and its log. */
  home: string;
  /** Words before the command. */
  prefix: string[];
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
};

/** Debian's `nobody` and `nogroup`, and the kernel's overflow ids. */
const nobody = 65534;
const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

const works = (command: string[]): boolean =>
  spawnSync(command[0] ?? '', [...command.slice(1), 'true'], { stdio: 'ignore' }).status === 0;

/** initdb refuses a user without an entry in the password file, as containers started with `--user` have it. */
const hasName = (): boolean => {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
};

/** A folder of root's that anyone may enter, named after the data folder it stands in for. */
export const substituteFolder = (folder: string): string =>
  path.join('/var/lib/habeas', createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16));

function asNobody(folder: string): Guise {
  const substitute = substituteFolder(folder);
  const home = path.join(substitute, 'home');
  mkdirSync(substitute, { recursive: true });
  for (const enterable of [path.dirname(substitute), substitute]) chmodSync(enterable, 0o755);
  if (!existsSync(home)) mkdirSync(home, { mode: 0o700 });
  if (statSync(home).uid !== nobody) chownSync(home, nobody, nobody);
  return { binaries: copyBinaries(substitute), home, prefix: [], options: { uid: nobody, gid: nobody, cwd: '/' } };
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it in a user namespace, in which root's own files belong to
 * `nobody`, so that the data may stay in the project, even under a folder that only root may enter. Where namespaces are
 * forbidden, binaries and data lie in /var/lib/habeas and it runs as the real `nobody`.
 * @param allowNamespace false in tests of the second way
 */
export function chooseGuise(folder: string, allowNamespace = true): Guise {
  const isRoot = process.getuid?.() === 0;
  const direct = { binaries: '', home: folder, prefix: [], options: { cwd: folder } };
  if (!isRoot && hasName()) return { ...direct, binaries: findBinaries(folder) };
  if (allowNamespace && works(namespace)) return { ...direct, binaries: findBinaries(folder), prefix: namespace };
  return isRoot ? asNobody(folder) : { ...direct, binaries: findBinaries(folder) };
}

/** Linux ends the server when we end, however that happens; elsewhere the next start finds the stray. */
export const leash = (): string[] =>
  works(['setpriv', '--pdeathsig', 'INT']) ? ['setpriv', '--pdeathsig', 'INT'] : [];
