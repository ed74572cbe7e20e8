import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { holdStaff } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { isUuid } from '#domain/uuid';

/** Whose a task becomes: somebody who may work on the request and is not its person; empty is nobody in particular. */
export async function readOwner(
  tx: Transaction,
  request: OpenedRequest,
  typed: unknown,
): Promise<Result<string | null>> {
  if (typed === null || typed === undefined || typed === '') return ok(null);
  const owner = isUuid(typed) ? await holdStaff(tx, typed) : null;
  if (!owner || owner.disabledAt || !mayAct(owner.role, 'triage')) return refused('staff-unknown', 'ownerId');
  return owner.emailIndex.equals(request.emailIndex) ? refused('self-not-allowed', 'ownerId') : ok(owner.id);
}
