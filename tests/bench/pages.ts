/**
 * Milliseconds until a page is there in full, of which 95 in 100 visits need no more: the start page, a form and a
 * request's page, for 20 visitors who each open one page a second, and a bare page of Next in the same minutes.
 */
import { startInstance } from '../e2e/instance.ts';
import { childOf } from '../processes.ts';
import { startBareNext } from './bare-next.ts';
import { median, peakRssMb, report } from './line.ts';
import { someoneFollowing } from './someone-following.ts';
import { leave, p95 } from './visits.ts';

// A server that has been up for a while: code that was called sixty times is not compiled yet.
const [warmUpMs, measuredMs, rounds] = [15_000, 8000, 3];

const instance = await startInstance({ env: { HABEAS_PROXY_HOPS: '1' } });
const bare = await startBareNext();
try {
  const { cookie, id } = await someoneFollowing(instance);
  const bench = { start: '/', form: '/request/kind', status: `/requests/${id}` };
  const pages = Object.entries(bench).map(([name, path]) => ({
    name,
    page: [{ url: instance.url + path, cookie: name === 'status' ? cookie : '' }],
    took: [] as number[],
  }));
  const baseline = { page: [{ url: bare.origin, cookie: '' }], took: [] as number[] };
  for (const { page } of [baseline, ...pages]) await p95(page, warmUpMs);
  for (let round = 0; round < rounds; round++) {
    for (const { page, took } of [baseline, ...pages]) took.push(await p95(page, measuredMs));
  }
  const web = peakRssMb(childOf(instance.pid, 'cli/web.ts') ?? 0);
  for (const { name, took } of pages) report(`pages-${name}`, median(took), median(baseline.took), 'ms p95', web);
} finally {
  bare.stop();
  leave();
  await instance.stop();
}
