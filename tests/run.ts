/** `npm test`: unit and database tests, then faults, then the browser; one PostgreSQL for all of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { removePostgres, startPostgres } from '#cli/embedded/postgres';
import { complain } from '#cli/refusal';
import { buildWhenNeeded } from '#cli/running/build';
import { childEnv, readEnv } from '#env';
import { asPattern } from './as-pattern.ts';
import { findBrowser } from './browser.ts';
import { quickly } from './quickly.ts';
import { sweepDatabases } from './sweep.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Test files, which stand beside their source. Browser tests are Playwright's. */
const filesOf = (pattern: string): string[] =>
  globSync(pattern, {
    cwd: root,
    exclude: (name) => ['node_modules', '.next', '.git'].includes(path.basename(name)),
  }).sort();

async function runNode(words: string[], env: Record<string, string>): Promise<boolean> {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: childEnv(env),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('SIGINT', () => child.kill('SIGINT'));
  const [code] = await once(child, 'exit');
  return code === 0;
}

const nodeTests = (files: string[], concurrency: number, env: Record<string, string>): Promise<boolean> =>
  runNode(
    [
      // Each test file's process gets it too.
      ...quickly,
      '--test',
      `--test-concurrency=${concurrency}`,
      // A file that hangs fails by its name, instead of holding the whole run.
      '--test-timeout=300000',
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=./tests/totals.ts',
      '--test-reporter-destination=stdout',
      ...files.map(asPattern),
    ],
    env,
  );

async function browserTests(): Promise<boolean> {
  const files = filesOf('tests/e2e/**/*.spec.ts');
  if (files.length === 0) return true;
  const browser = findBrowser();
  if (!browser) {
    console.error('There is no browser: set CHROMIUM_PATH to a Chromium.');
    return false;
  }
  const { HABEAS_SCREENSHOTS = '' } = readEnv('HABEAS_SCREENSHOTS');
  return runNode(['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/e2e/playwright.config.ts'], {
    CHROMIUM_PATH: browser,
    HABEAS_SCREENSHOTS,
  });
}

type Part = { name: string; run(): Promise<boolean> };

function parts(env: Record<string, string>): Part[] {
  const faults = filesOf('tests/faults/**/*.test.ts');
  const units = filesOf('**/*.test.ts').filter((file) => !/^tests\/(e2e|faults)\//.test(file));
  return [
    { name: `unit and database (${units.length} files)`, run: () => nodeTests(units, 2, env) },
    { name: `faults (${faults.length} files)`, run: async () => faults.length === 0 || nodeTests(faults, 1, env) },
    { name: 'browser', run: browserTests },
  ];
}

async function runParts(env: Record<string, string>): Promise<void> {
  const outcomes: string[] = [];
  for (const { name, run } of parts(env)) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const passed = await run();
    if (!passed) process.exitCode = 1;
    outcomes.push(`${passed ? 'passed' : 'FAILED'}  ${name}, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
  console.log(`\n${outcomes.join('\n')}`);
}

async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-test-run-'));
  // Tests of the real web process run the production build; on a fresh clone there is none.
  await buildWhenNeeded(path.join(folder, 'build'));
  const server = await startPostgres(folder, { fsync: false });
  const client = new pg.Client(server.superUrl);
  await client.connect();
  const sweep = setInterval(() => void sweepDatabases(client).catch(() => {}), 10_000);
  try {
    // Each test file is a process; what it loads is compiled once for all of them.
    const NODE_COMPILE_CACHE = path.join(folder, 'compiled');
    await runParts({ HABEAS_TEST_POSTGRES: server.superUrl, NODE_COMPILE_CACHE });
  } finally {
    clearInterval(sweep);
    await client.end();
    await server.stop();
    removePostgres(folder);
  }
}

run().catch(complain);
