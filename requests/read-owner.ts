import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { holdStaff, isNear } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { isUuid } from '#domain/uuid';
import type { DeskAct } from './at-desk.ts';
import { record } from './record.ts';

type Asked = Pick<DeskAct, 'actor' | 'now'> & { typed: unknown; field: string };

/**
 * Whose a request or a task becomes: somebody who may work on the request and is neither its person nor lives with them; empty is nobody in
 * particular. To give it to its person is refused in words that do not say so, and is on record like any act denied: by
 * trying names out one could learn, without a look that is recorded, whose request it is.
 */
export async function readOwner(
  tx: Transaction,
  request: OpenedRequest,
  { actor, now, typed, field }: Asked,
): Promise<Result<string | null>> {
  if (typed === null || typed === undefined || typed === '') return ok(null);
  const owner = isUuid(typed) ? await holdStaff(tx, typed) : null;
  if (!owner || owner.disabledAt || !mayAct(owner.role, 'triage')) return refused('staff-unknown', field);
  if (!isNear(owner, request.emailIndex)) return ok(owner.id);
  const detail = { act: 'triage', code: 'owner-not-possible' };
  await record(tx, { type: 'denied', actor, now, requestId: request.id, detail });
  return refused('owner-not-possible', field);
}
