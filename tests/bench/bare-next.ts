/** The least that a page of Next can be: one heading, made anew for each visit, built and served by Next itself. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#cli/embedded/ports';
import { answers } from '#cli/running/answers';
import { childEnv } from '#env';

const root = path.resolve(import.meta.dirname, '../..');
const next = path.join(root, 'node_modules/next/dist/bin/next');

const files = {
  'package.json': '{ "type": "module" }',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  'app/layout.jsx': `export const dynamic = 'force-dynamic';
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  'app/page.jsx': `export default function Page() { return <h1>Hello</h1>; }`,
};

export type BareNext = { origin: string; stop(): void };

/** Builds and starts it, below this project: what it needs must lie under the folder that its build may read. */
export async function startBareNext(): Promise<BareNext> {
  const within = path.join(root, '.habeas');
  mkdirSync(within, { recursive: true });
  const folder = mkdtempSync(path.join(within, 'bench-next-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const env = childEnv({ NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' });
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the bare page was not built: ${built.stdout}${built.stderr}`);
  const port = await freePort();
  const words = [next, 'start', '-H', '127.0.0.1', '-p', String(port)];
  const server: ChildProcess = spawn(process.execPath, words, { cwd: folder, env, stdio: 'ignore' });
  while (!(await answers(port, '127.0.0.1'))) {
    if (server.exitCode !== null) throw new Error('the bare page did not start');
    await sleep(50);
  }
  const stop = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}
