/**
 * The desk's pages among a million requests and among ten thousand, for 20 people who each open one page a second: in
 * milliseconds until a page is there in full, of which 95 in 100 visits need no more. Meanwhile something happens once a
 * second, as at a desk where people work: what the queue counted is then counted anew. Beside them, a bare page of Next
 * that reads 50 rows; and how long the queue of jobs takes to hand out one of 100,000.
 */
import path from 'node:path';
import pg from 'pg';
import { buildWhenNeeded } from '#cli/running/build';
import { startBareNext } from './bare-next.ts';
import { claim } from './claims.ts';
import { type FilledDesk, openFilledDesk, pageNames } from './filled-desk.ts';
import { median, peakRssMb, report } from './line.ts';
import { leave, p95, percentile95, type Visit } from './visits.ts';

const [few, many] = [10_000, Number(process.argv[2] ?? 1_000_000)];
const [leadMs, measuredMs, rounds] = [3000, 8000, 3];
const [queued, taken] = [100_000, 1000];

/** An event a second, of no request. */
function workAt({ url }: FilledDesk): { stop(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const event = () => pool.query("SELECT append_event(now(), 'letter-sent', 'worker', null, null, '{}')");
  const timer = setInterval(event, 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await pool.end();
    },
  };
}

/** What a desk that nobody used for a while lets go of, connections and their caches, is there again before it counts. */
async function measure({ desk, pages }: { desk: FilledDesk; pages: readonly Visit[] }): Promise<number> {
  const work = workAt(desk);
  await p95(pages, leadMs);
  const ms = await p95(pages, measuredMs);
  await work.stop();
  return ms;
}

await buildWhenNeeded(path.join(import.meta.dirname, '../../.next'));
const small = await openFilledDesk(few);
const large = await openFilledDesk(many);
const bare = await startBareNext(large.url);
try {
  const line = (desk: FilledDesk, pages: readonly Visit[]) => ({ desk, pages, took: [] as number[] });
  const list = line(large, [{ url: `${bare.origin}/rows`, cookie: '' }]);
  const pages = pageNames.map((name) => ({
    name,
    less: line(small, small.pages[name]),
    more: line(large, large.pages[name]),
  }));
  const all = [list, ...pages.flatMap(({ less, more }) => [less, more])];
  for (const one of all) await p95(one.pages, leadMs);
  // By turns, so that a busy machine is busy for all of them.
  for (let round = 0; round < rounds; round++) {
    for (const one of all) one.took.push(await measure(one));
  }
  const web = peakRssMb(large.pid);
  for (const { name, less, more } of pages) {
    const [ours, baseline] = [median(more.took), median(less.took)];
    report(`desk-${name}, ${many} requests to ${few}`, ours, baseline, 'ms p95', web, 'ratio <= 1.3');
    if (name === 'queue') {
      report(`desk-${name}, to a bare list of 50`, ours, median(list.took), 'ms p95', web, 'ratio <= 3');
    }
  }
  const [waiting, idle] = [await claim(large.url, { queued, taken }), await claim(large.url, { queued: 0, taken })];
  const claimed = `desk-claim, ${queued} jobs queued to ${taken}`;
  report(claimed, percentile95(waiting), percentile95(idle), 'ms p95', undefined, 'ours < 10');
} finally {
  bare.stop();
  leave();
  await Promise.all([small.close(), large.close()]);
}
