import { inTransaction } from '#db/client';
import { lockRequest, type OpenedRequest } from '#db/request';
import { beginRun, type Run } from '#db/run';
import type { Status } from '#domain/states';

export type Begun = { about: OpenedRequest; run: Run };

/**
 * Writes down a run that follows no plan (an opt-out, a freeze and what undoes them) before it touches anything.
 * @param digest of what is to be done: the same act of one request is one run
 * @returns null when the request is not in that state, or the act is done
 */
export function beginAct({
  requestId,
  from,
  digest,
  now,
}: {
  requestId: string;
  from: Status;
  digest: string;
  now: Date;
}): Promise<Begun | null> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (about?.status !== from) return null;
    const run = await beginRun(tx, { requestId, planId: null, digest, now });
    return run.finishedAt ? null : { about, run };
  });
}
