/** Debian's Chromium for one who may not install it: apt-get downloads into a folder of ours, dpkg-deb unpacks it there. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnv } from '#env';

/** Chromium without a window. */
export const debianPackage = 'chromium-headless-shell';

const folder = path.resolve(import.meta.dirname, '../node_modules/.cache/habeas-chromium');
const program = path.join(folder, 'chromium');

/** Its libraries lie where the linker does not look; one of them looks for another by its absolute path, in pulseaudio. */
const starter = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
for libraries in "$here"/lib/*-linux-gnu* "$here"/usr/lib/*-linux-gnu* "$here"/usr/lib/*-linux-gnu*/pulseaudio; do
  LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$libraries"
done
export LD_LIBRARY_PATH
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/usr/lib/chromium/${debianPackage}" "$@"
`;

/** For a system without fonts: without any, Chromium draws no text. */
const fontSettings = `<?xml version="1.0"?>
<fontconfig><dir prefix="relative">usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

const run = (command: string, words: string[]): boolean =>
  spawnSync(command, words, { env: childEnv({}), stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

/** dpkg's own list of what is installed makes apt-get leave out what the system has. */
function download(to: string): boolean {
  const settings = [`Dir::State=${to}/state`, `Dir::Cache=${to}/cache`, 'Dir::State::status=/var/lib/dpkg/status'];
  const aptGet = (...words: string[]) =>
    run('apt-get', ['-qq', ...[...settings, 'Debug::NoLocking=1'].flatMap((one) => ['-o', one]), ...words]);
  for (const needed of ['state/lists/partial', 'cache/archives/partial']) {
    mkdirSync(path.join(to, needed), { recursive: true });
  }
  return aptGet('update') && aptGet('install', '--download-only', '-y', '--no-install-recommends', debianPackage);
}

/** All of it is made beside its place and then moved, so that an interruption leaves nothing half done. */
function unpack(from: string): void {
  const fresh = path.join(from, 'chromium');
  const archives = path.join(from, 'cache/archives');
  mkdirSync(fresh);
  for (const name of readdirSync(archives).filter((one) => one.endsWith('.deb'))) {
    if (!run('dpkg-deb', ['-x', path.join(archives, name), fresh])) return;
  }
  writeFileSync(path.join(fresh, 'fonts.conf'), fontSettings);
  writeFileSync(path.join(fresh, 'chromium'), starter, { mode: 0o755 });
  renameSync(fresh, folder);
}

/**
 * Chromium as it was unpacked by an earlier call, or by this one.
 * @returns its program, or null where there is no apt-get or it failed (its words are printed)
 */
export function unpackedBrowser(): string | null {
  if (existsSync(program)) return program;
  if (!existsSync('/usr/bin/apt-get')) return null;
  console.log('Unpacking Chromium from its Debian packages, for the browser tests …');
  const work = `${folder}.${process.pid}`;
  try {
    if (download(work)) unpack(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return existsSync(program) ? program : null;
}
