/**
 * Lighthouse's four scores, of 100, for a visitor's pages and for a bare page of Next: on a slow telephone, as it plays
 * one by default. It has more packages than all that we use: whoever runs this brings it, in PATH.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnv } from '#env';
import { findBrowser } from '../browser.ts';
import { startInstance } from '../e2e/instance.ts';
import { childOf } from '../processes.ts';
import { startBareNext } from './bare-next.ts';
import { median, peakRssMb, report } from './line.ts';
import { someoneFollowing } from './someone-following.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const rounds = 3;
const run = promisify(execFile);

/** Chromium refuses root with its sandbox on; the rest keeps it from asking anything of its makers. */
const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--headless=new',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

type Found = {
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { details?: { items?: { url: string }[] } }>;
};

/**
 * The scores of a page, in the order of `categories`.
 * @throws Error unless that page is shown, and asks nothing of anybody else
 */
async function scores(url: string, cookie: string): Promise<number[]> {
  const words = [url, '--quiet', '--output=json', '--output-path=stdout', `--chrome-flags=${flags.join(' ')}`];
  if (cookie) words.push(`--extra-headers=${JSON.stringify({ cookie })}`);
  const env = childEnv({ CHROME_PATH: findBrowser() ?? '' });
  const { stdout } = await run('lighthouse', words, { env, maxBuffer: 2 ** 26 });
  const found: Found = JSON.parse(stdout);
  if (found.runtimeError) throw new Error(found.runtimeError.message);
  if (found.finalDisplayedUrl !== url) throw new Error(`${url} led to ${found.finalDisplayedUrl}`);
  const asked = (found.audits['network-requests']?.details?.items ?? []).map((one) => one.url);
  const elsewhere = asked.filter((one) => new URL(one).origin !== new URL(url).origin && !one.startsWith('data:'));
  if (asked.length === 0 || elsewhere.length > 0) throw new Error(`${url} asked for ${elsewhere.join(', ')}`);
  return categories.map((name) => (found.categories[name]?.score ?? Number.NaN) * 100);
}

async function medians(url: string, cookie = ''): Promise<number[]> {
  const runs: number[][] = [];
  for (let round = 0; round < rounds; round++) runs.push(await scores(url, cookie));
  return categories.map((_, at) => median(runs.map((run) => run[at] ?? Number.NaN)));
}

await run('lighthouse', ['--version'], { env: childEnv({}) }).catch(() => {
  console.error('There is no lighthouse in PATH: get it with `npm install --global lighthouse`.');
  process.exit(2);
});
const instance = await startInstance();
const bare = await startBareNext();
try {
  const { cookie, id } = await someoneFollowing(instance);
  const baseline = await medians(`${bare.origin}/`);
  const pages = { start: '/', kind: '/request/kind', access: '/request/access', status: `/requests/${id}` };
  for (const [page, path] of Object.entries(pages)) {
    const ours = await medians(instance.url + path, ['access', 'status'].includes(page) ? cookie : '');
    const web = peakRssMb(childOf(instance.pid, 'cli/web.ts') ?? 0);
    for (const [at, name] of categories.entries())
      report(`lighthouse-${page}-${name}`, ours[at] ?? Number.NaN, baseline[at] ?? Number.NaN, 'of 100', web);
  }
} finally {
  bare.stop();
  await instance.stop();
}
