import { inTransaction } from '#db/client';
import { type Colleague, listStaff as list } from '#db/staff';
import { ok, type Result } from '#domain/problems';
import { authorise, type Claim } from './authorise.ts';

/** Who works and worked at the desk, for who administers it. */
export function listStaff({ actor, now }: Pick<Claim, 'actor' | 'now'>): Promise<Result<Colleague[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    return may.ok ? ok(await list(tx)) : may;
  });
}
