/**
 * Milliseconds until a page is there in full, of which 95 in 100 visits need no more: the start page, a form and a
 * request's page, for 20 visitors who each open one page a second, and a bare page of Next, by turns: what else the
 * machine does meanwhile is done to all of them.
 */
import { startInstance } from '../e2e/instance.ts';
import { childOf } from '../processes.ts';
import { startBareNext } from './bare-next.ts';
import { peakRssMb, report } from './line.ts';
import { someoneFollowing } from './someone-following.ts';
import { leave, percentile95, timesOf, visit } from './visits.ts';

// A server that has been up for a while: what was opened a few hundred times is not compiled yet.
const [warmUp, measuredMs] = [1000, 25_000];

const instance = await startInstance({ env: { HABEAS_PROXY_HOPS: '1' } });
const bare = await startBareNext();
try {
  const { cookie, id } = await someoneFollowing(instance);
  const ours = { start: '/', form: '/request/kind', status: `/requests/${id}` };
  const pages = [
    { url: bare.origin, cookie: '' },
    ...Object.entries(ours).map(([name, path]) => ({
      url: instance.url + path,
      cookie: name === 'status' ? cookie : '',
    })),
  ];
  for (const page of pages) {
    for (let visits = 0; visits < warmUp; visits++) await visit(page);
  }
  const [baseline = [], ...took] = await timesOf(
    pages.map((page) => [page]),
    measuredMs,
  );
  const web = peakRssMb(childOf(instance.pid, 'cli/web.ts') ?? 0);
  for (const [at, name] of Object.keys(ours).entries()) {
    report(`pages-${name}`, percentile95(took[at] ?? []), percentile95(baseline), 'ms p95', web);
  }
} finally {
  bare.stop();
  leave();
  await instance.stop();
}
