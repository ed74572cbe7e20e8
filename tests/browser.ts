import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { childEnv, readEnv } from '#env';
import { debianPackage, unpackedBrowser } from './browser-unpacked.ts';

// The shell is the same engine without tabs and toolbars, which cost as much again as a page does.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Google Chrome.app/Contents/MacOS'];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function installed(): string | null {
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isProgram) ?? null;
}

/** Debian's package, where there is apt-get. To be called as root. */
function install(): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${debianPackage} with apt-get, for the browser tests …`);
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', debianPackage]]) {
    spawnSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/**
 * The browser of the tests: CHROMIUM_PATH, the system's, Playwright's own, or Debian's: root installs it, anyone else
 * unpacks it in the project.
 * @returns its program, or null when there is none and none to be had
 */
export function findBrowser(): string | null {
  const { CHROMIUM_PATH } = readEnv('CHROMIUM_PATH');
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const found = installed();
  if (found) return found;
  if (process.getuid?.() !== 0) return unpackedBrowser();
  install();
  return installed();
}
