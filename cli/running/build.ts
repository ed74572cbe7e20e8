import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { Refusal } from '#cli/refusal';
import { hasPages, scriptIn } from '#cli/web/built';
import { childEnv } from '#env';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, '.next');
const mark = path.join(built, 'habeas-sources');

/** All that goes into the pages. Tests and migrations do not. */
const sources = [
  '{app,requests,domain,db}/**/*.{ts,tsx,css,json,svg,woff2,ico,png}',
  'env.ts',
  '{next,postcss}.config.{js,mjs}',
  'public/**/*.*',
  'package.json',
  'package-lock.json',
];

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root }).filter((file) => !/\.test\.tsx?$|^db\/migrations\//.test(file));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

const isCurrent = (hash: string): boolean =>
  hasPages(built) && scriptIn(built) !== null && existsSync(mark) && readFileSync(mark, 'utf8') === hash;

function runBuild(log: string): Promise<number | null> {
  const output = openSync(log, 'w', 0o600);
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, ['--import', import.meta.resolve('./leash.ts'), next, 'build'], {
    cwd: root,
    env: childEnv({ NEXT_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', output, output, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** The visitor's script as one file: of react-hook-form the part that needs no React. Next answers for it as for its own. */
function bundleScript(): void {
  buildSync({
    entryPoints: [path.join(root, 'app/enhance/visitor.ts')],
    outdir: path.join(built, 'static/visitor'),
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['react-server'],
  });
}

/**
 * Builds the pages unless the last build was made of the same sources.
 * @param folder where the build's words are kept, in `build.log`
 * @throws Refusal with the last of them when it fails
 */
export async function buildWhenNeeded(folder: string): Promise<void> {
  const hash = hashOfSources();
  if (isCurrent(hash)) return;
  console.log('Building the pages (about half a minute, only when they changed) …');
  mkdirSync(folder, { recursive: true });
  const log = path.join(folder, 'build.log');
  if ((await runBuild(log)) !== 0 || !hasPages(built)) {
    const last = readFileSync(log, 'utf8').trim().split('\n').slice(-25).join('\n');
    throw new Refusal(`${last}\nThe pages could not be built; all of it is in ${log}.`);
  }
  bundleScript();
  writeFileSync(mark, hash);
}
