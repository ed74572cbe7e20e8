import { ok, type Result, refused } from '#domain/problems';
import { mayCancel } from '#domain/states';
import { move } from './move.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { unfreezeChild } from './unfreeze-child.ts';

/** Cancels a request, until the worker has taken it; a parent thereby says that the child's data may be used. Cancelling again changes nothing and is no fault. */
export function withdraw(asked: OwnAct): Promise<Result<{ reference: string }>> {
  return onOwn(asked, async (tx, request) => {
    const { id, reference, kind, status } = request;
    const { actor, now } = asked;
    if (status === 'withdrawn') return ok({ reference });
    if (!mayCancel(status, kind)) return refused('not-possible-now');
    if (request.childSealed && !request.identityCheckedBy) return refused('parenthood-not-shown');
    await move(tx, { requestId: id, to: 'withdrawn', event: 'withdrawn', actor, now });
    await unfreezeChild(tx, request);
    await tellPerson(tx, request, { kind: 'withdrawn', fields: { reference, kind, statusUrl: statusUrl(id) }, now });
    return ok({ reference });
  });
}
