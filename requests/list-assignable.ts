import { inTransaction } from '#db/client';
import { listStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { authorise } from './authorise.ts';

type Assignable = { id: string; name: string };

/** Whoever may own requests, by name, for who may give them out. */
export function listAssignable({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<Assignable[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    const able = (await listStaff(tx)).filter(({ role, disabledAt }) => !disabledAt && mayAct(role, 'triage'));
    return ok(able.map(({ id, name }) => ({ id, name })));
  });
}
