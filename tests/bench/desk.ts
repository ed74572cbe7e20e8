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
import { peakRssMb, report } from './line.ts';
import { leave, percentile95, timesOf } from './visits.ts';

const [few, many] = [10_000, Number(process.argv[2] ?? 1_000_000)];
// What a server answers first is compiled, and counted, while it answers.
const [leadMs, measuredMs] = [10_000, 40_000];
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

await buildWhenNeeded(path.join(import.meta.dirname, '../../.next'));
const small = await openFilledDesk(few);
const large = await openFilledDesk(many);
const bare = await startBareNext(large.url);
const work = [small, large].map(workAt);
try {
  for (const name of pageNames) {
    const list = name === 'queue' ? [[{ url: `${bare.origin}/rows`, cookie: '' }]] : [];
    const groups = [small.pages[name], large.pages[name], ...list];
    await timesOf(groups, leadMs);
    const [less = NaN, more = NaN, rows] = (await timesOf(groups, measuredMs)).map(percentile95);
    const web = peakRssMb(large.pid);
    report(`desk-${name}, ${many} requests to ${few}`, more, less, 'ms p95', web, 'ratio <= 1.3');
    if (rows) report(`desk-${name}, to a bare list of 50`, more, rows, 'ms p95', web, 'ratio <= 3');
  }
  await Promise.all(work.map((one) => one.stop()));
  const [waiting, idle] = [await claim(large.url, { queued, taken }), await claim(large.url, { queued: 0, taken })];
  const claimed = `desk-claim, ${queued} jobs queued to ${taken}`;
  report(claimed, percentile95(waiting), percentile95(idle), 'ms p95', undefined, 'ours < 10');
} finally {
  bare.stop();
  leave();
  await Promise.all([small.close(), large.close()]);
}
