import { sql } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

export type Arming = { actor: StaffActor; to: 'armed' | 'disarmed'; typed: unknown; now: Date };

/** What an admin types to arm: it cannot be pressed by accident. */
export const armingWords = (): string => `arm ${organisation().slug}`;

/** Lets deletions be approved in this installation, or no longer. Twice changes nothing. */
export function arm({ actor, to, typed, now }: Arming): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (to === 'armed' && String(typed ?? '').trim() !== armingWords()) return refused('confirmation-wrong', 'typed');
    await tx.execute(sql`SELECT 1 FROM ${installation} FOR UPDATE`);
    const isArmed = (await findInstallation(tx)).armedAt !== null;
    if (isArmed === (to === 'armed')) return ok(null);
    await tx
      .update(installation)
      .set(to === 'armed' ? { armedAt: now, armedBy: actor.staffId } : { armedAt: null, armedBy: null });
    await record(tx, { type: to, actor, now });
    return ok(null);
  });
}
