import type { Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';
import { isProven } from '#domain/proof';
import { isViewReason } from '#domain/view-reasons';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/** Has the worker fetch what the map finds, for a short look. Only a request opens data, and only with a reason. */
export function showFindings({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const ask = async (tx: Transaction, request: OpenedRequest) => {
    const { actor, now } = asked;
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    // Nothing is done about it any more; and whoever can bring requests in could else have anybody looked up.
    if (request.importId) return refused('not-possible-now');
    // Whoever can key in a request could else look anybody up: only a request opens data, and only a colleague's.
    if (!isProven(request) && request.keyedInBy === actor.staffId) return refused('keyed-in-by-you', 'reason');
    await enqueue(tx, 'show-findings', { requestId: request.id }, { key: `findings:${request.id}` });
    await record(tx, { type: 'findings-asked', actor, now, requestId: request.id, detail: { reason } });
    return ok(null);
  };
  // Opens nothing yet: what is found is a look when it is shown.
  return atDesk(asked, 'view-personal', ask, () => false);
}
