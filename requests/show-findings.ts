import { enqueue } from '#db/queue';
import { ok, type Result, refused } from '#domain/problems';
import { isViewReason } from '#domain/view-reasons';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/** Has the worker fetch what the map finds, for a short look. Only a request opens data, and only with a reason. */
export function showFindings({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    await enqueue(tx, 'show-findings', { requestId: request.id }, { key: `findings:${request.id}` });
    await record(tx, { type: 'findings-asked', actor, now, requestId: request.id, detail: { reason } });
    return ok(null);
  });
}
