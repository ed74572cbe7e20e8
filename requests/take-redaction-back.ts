import { deleteRedaction, listRedactions } from '#db/redaction';
import { ok, type Result, refused } from '#domain/problems';
import { toldOf } from '#domain/redaction';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { letApprovalFall } from './let-approval-fall.ts';
import { record } from './record.ts';
import { mayRedact, tablesPlanned } from './redact.ts';

/** Lets something into a person's copy after all that was left out of it. Taken back twice, it is once. */
export function takeRedactionBack({
  redactionId,
  ...asked
}: DeskAct & { redactionId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'view-fetched', async (tx, request) => {
    const { actor, now } = asked;
    if (!isUuid(redactionId)) return refused('not-found');
    if (!mayRedact(request)) return refused('not-possible-now');
    const found = (await listRedactions(tx, request)).find(({ id }) => id === redactionId);
    if (!found) return ok(null);
    await deleteRedaction(tx, request.id, redactionId);
    const told = { ground: found.ground, ...toldOf([found.body], await tablesPlanned(tx, request)) };
    await record(tx, {
      type: 'redaction-removed',
      actor,
      now,
      requestId: request.id,
      detail: { redactionId, ...told },
    });
    await letApprovalFall(tx, request, { actor, now });
    return ok(null);
  });
}
