/**
 * The least that a page of Next can be: one heading, made anew for each visit, built and served by Next itself; and beside
 * it the least that a list can be, fifty rows read by a key and shown.
 */
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
  'app/rows/page.jsx': `import pg from 'pg';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const text = \`SELECT id, reference, kind, status, received_on::text, answer_by_on::text FROM request
  WHERE status IN ('received', 'review', 'waiting', 'approved', 'running') ORDER BY answer_by_on, id LIMIT 50\`;
export default async function Page() {
  const { rows } = await pool.query(text);
  return <table><tbody>{rows.map(({ id, ...row }) => <tr key={id}>{Object.entries(row).map(([name, value]) =>
    <td key={name}><a href={'/rows/' + id}>{value}</a></td>)}</tr>)}</tbody></table>;
}`,
};

export type BareNext = { origin: string; stop(): void };

/**
 * Builds and starts it, below this project: what it needs must lie under the folder that its build may read.
 * @param databaseUrl of a portal, whose open requests `/rows` lists
 */
export async function startBareNext(databaseUrl = ''): Promise<BareNext> {
  const within = path.join(root, '.habeas');
  mkdirSync(within, { recursive: true });
  const folder = mkdtempSync(path.join(within, 'bench-next-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const env = childEnv({ NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', DATABASE_URL: databaseUrl });
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
