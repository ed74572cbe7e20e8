/** Seconds from a fresh clone after `npm ci` to Ready; of these, `next build` alone is the baseline. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnv } from '#env';
import { cloneTo } from '../clone.ts';
import { type Instance, startInstance } from '../e2e/instance.ts';
import { childOf } from '../processes.ts';
import { peakRssMb, report } from './line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-bench-'));

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

/** The memory of the three processes that stay. */
function rssMbOf({ pid }: Instance): number {
  const children = ['cli/web.ts', 'worker/main.ts'].map((script) => childOf(pid, script) ?? 0);
  return [pid, ...children].reduce((sum, one) => sum + peakRssMb(one), 0);
}

async function start(root: string): Promise<{ seconds: number; rssMb: number }> {
  const startedAt = performance.now();
  const instance = await startInstance({ root, folder: path.join(root, '.habeas') });
  const started = { seconds: secondsSince(startedAt), rssMb: rssMbOf(instance) };
  await instance.stop();
  return started;
}

async function build(root: string): Promise<number> {
  const startedAt = performance.now();
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const env = childEnv({ NEXT_TELEMETRY_DISABLED: '1' });
  const [code] = await once(spawn(process.execPath, [next, 'build'], { cwd: root, env, stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Error('next build failed');
  return secondsSince(startedAt);
}

try {
  const [ours, bare] = [path.join(folder, 'ours'), path.join(folder, 'bare')];
  cloneTo(ours, false);
  cloneTo(bare, false);
  const { seconds, rssMb } = await start(ours);
  report('start', seconds, await build(bare), 's', rssMb);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
