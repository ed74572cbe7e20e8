import { deleteRedaction } from '#db/redaction';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { letApprovalFall } from './let-approval-fall.ts';
import { record } from './record.ts';
import { mayRedact } from './redact.ts';

/** Lets something into a person's copy after all that was left out of it. Taken back twice, it is once. */
export function takeRedactionBack({
  redactionId,
  ...asked
}: DeskAct & { redactionId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    if (!isUuid(redactionId)) return refused('not-found');
    if (!mayRedact(request)) return refused('not-possible-now');
    if (!(await deleteRedaction(tx, request.id, redactionId))) return ok(null);
    await record(tx, { type: 'redaction-removed', actor, now, requestId: request.id, detail: { redactionId } });
    await letApprovalFall(tx, request, { actor, now });
    return ok(null);
  });
}
