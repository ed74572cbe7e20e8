/**
 * Milliseconds until a page is there in full, of which 95 in 100 visits need no more: the start page, a form and a
 * request's page, for 20 visitors who each open one page a second, and a bare page of Next in the same minutes.
 */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInstance } from '../e2e/instance.ts';
import { childOf } from '../processes.ts';
import { startBareNext } from './bare-next.ts';
import { median, peakRssMb, report } from './line.ts';
import { someoneFollowing } from './someone-following.ts';

const [visitors, everyMs, warmUpMs, measuredMs, rounds] = [20, 1000, 3000, 8000, 3];
const agent = new Agent({ keepAlive: true, maxSockets: visitors });

type Visit = { url: string; cookie: string };

/** Opens a page once. @throws Error unless it is shown */
function visit({ url, cookie }: Visit, network: number): Promise<number> {
  const headers = { cookie, 'X-Forwarded-For': `10.1.1.${network}` };
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - startedAt)
          : reject(new Error(`${url} answered with ${response.statusCode}`)),
      );
    });
    sent.once('error', reject);
  });
}

/** The slowest of the fastest 95 in 100. */
async function p95(page: Visit, forMs: number): Promise<number> {
  const took: number[] = [];
  const endsAt = performance.now() + forMs;
  const visitor = async (number: number) => {
    await sleep((everyMs / visitors) * number);
    while (performance.now() < endsAt) {
      const ms = await visit(page, number + 1);
      took.push(ms);
      await sleep(Math.max(0, everyMs - ms));
    }
  };
  await Promise.all(Array.from({ length: visitors }, (_, number) => visitor(number)));
  took.sort((one, other) => one - other);
  return took[Math.ceil(took.length * 0.95) - 1] ?? Number.NaN;
}

const instance = await startInstance({ env: { HABEAS_PROXY_HOPS: '1' } });
const bare = await startBareNext();
try {
  const { cookie, id } = await someoneFollowing(instance);
  const bench = { start: '/', form: '/request/kind', status: `/requests/${id}` };
  const pages = Object.entries(bench).map(([name, path]) => ({
    name,
    page: { url: instance.url + path, cookie: name === 'status' ? cookie : '' },
    took: [] as number[],
  }));
  const baseline = { page: { url: bare.origin, cookie: '' }, took: [] as number[] };
  for (const { page } of [baseline, ...pages]) await p95(page, warmUpMs);
  for (let round = 0; round < rounds; round++) {
    for (const { page, took } of [baseline, ...pages]) took.push(await p95(page, measuredMs));
  }
  const web = peakRssMb(childOf(instance.pid, 'cli/web.ts') ?? 0);
  for (const { name, took } of pages) report(`pages-${name}`, median(took), median(baseline.took), 'ms p95', web);
} finally {
  bare.stop();
  agent.destroy();
  await instance.stop();
}
