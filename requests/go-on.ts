import type { Transaction } from '#db/client';
import { countOpenTasks } from '#db/outside';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import { takeEnding } from '#db/run';
import { ending, endRequest } from './end-request.ts';

/** Lets a request go on that only waited for work outside: it is closed where its run is over, else the run begins. */
export async function goOn(tx: Transaction, about: OpenedRequest, now: Date): Promise<void> {
  if (about.status !== 'running' || (await countOpenTasks(tx, about.id)) > 0) return;
  const kept = await takeEnding(tx, about, ending);
  if (kept) await endRequest(tx, about, { ...kept.ending, run: kept.run, actor: { kind: 'worker' }, now });
  else await enqueue(tx, 'run', { requestId: about.id }, { key: `run:${about.id}` });
}
