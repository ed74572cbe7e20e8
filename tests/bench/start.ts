/**
 * Seconds to Ready: of a fresh clone after `npm ci` (`start`), and of a later start on its data (`start-again`).
 *
 * The baseline is the least that showing these pages can take: Next's build, then `next start` until it answers anything,
 * with no database, migrations, worker, mail or example beside it. The build is the very one of our start: a second one,
 * minutes later on a machine with other work, took from a third to twice as long, and said nothing of us.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#cli/embedded/ports';
import { answers } from '#cli/running/answers';
import { childEnv } from '#env';
import { cloneTo } from '../clone.ts';
import { type Instance, startInstance } from '../e2e/instance.ts';
import { childOf } from '../processes.ts';
import { peakRssMb, report, timed } from './line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-bench-'));

const seconds = async (work: () => Promise<unknown>): Promise<number> => (await timed(work)) / 1000;

/** The memory of the three processes that stay. */
function rssMbOf({ pid }: Instance): number {
  const children = ['cli/web.ts', 'worker/main.ts'].map((script) => childOf(pid, script) ?? 0);
  return [pid, ...children].reduce((sum, one) => sum + peakRssMb(one), 0);
}

async function startOurs(root: string, keep: boolean): Promise<{ took: number; rssMb: number }> {
  let instance: Instance | undefined;
  const took = await seconds(async () => {
    instance = await startInstance({ root, folder: path.join(root, '.habeas') });
  });
  const rssMb = instance ? rssMbOf(instance) : Number.NaN;
  await instance?.stop({ keep });
  return { took, rssMb };
}

/** How long the first start's build took, from the birth of its log to the mark that it leaves when it is done. */
function buildSeconds(root: string): number {
  const begun = statSync(path.join(root, '.habeas/build.log')).birthtimeMs;
  const done = statSync(path.join(root, '.next/habeas-sources')).mtimeMs;
  if (begun === 0) throw new Error('this file system does not tell when a file was born');
  return (done - begun) / 1000;
}

async function startBare(root: string): Promise<number> {
  const port = await freePort();
  const words = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)];
  let server: ChildProcess | undefined;
  const took = await seconds(async () => {
    server = spawn(process.execPath, words, { cwd: root, env: childEnv({}), stdio: 'ignore' });
    while (!(await answers(port, '127.0.0.1'))) {
      if (server.exitCode !== null) throw new Error('next start ended');
      await sleep(20);
    }
  });
  server?.kill();
  return took;
}

try {
  cloneTo(folder, false);
  const first = await startOurs(folder, true);
  const built = buildSeconds(folder);
  const bareBefore = await startBare(folder);
  const again = await startOurs(folder, false);
  const bare = Math.min(bareBefore, await startBare(folder));
  report('start', first.took, built + bare, 's', first.rssMb);
  report('start-again', again.took, bare, 's', again.rssMb);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
