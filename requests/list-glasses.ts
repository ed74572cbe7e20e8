import { inTransaction } from '#db/client';
import { listGlasses as listed } from '#db/glass';
import { holdStaff, isNear } from '#db/staff';
import { ok, type Result } from '#domain/problems';
import { authorise, type Claim } from './authorise.ts';

export type ListedGlass = Omit<Awaited<ReturnType<typeof listed>>[number], 'emailIndex'>;
export type Glasses = { toReview: ListedGlass[]; reviewed: ListedGlass[] };

/** More than these at once nobody looks through; the rest come when they are reviewed. */
const atMost = 50;
const reviewedAtMost = 5;

/** Whose glasses wait for a review, for admins, and what became of the last few. A look at one's own data is not among them. */
export function listGlasses({ actor, now }: Pick<Claim, 'actor' | 'now'>): Promise<Result<Glasses>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const me = actor.kind === 'staff' ? await holdStaff(tx, actor.staffId) : null;
    const shown = async (which: 'to-review' | 'reviewed', limit: number) =>
      (await listed(tx, which, limit))
        .filter(({ emailIndex }) => !me || !isNear(me, emailIndex))
        .map(({ emailIndex: _, ...one }) => one);
    return ok({ toReview: await shown('to-review', atMost), reviewed: await shown('reviewed', reviewedAtMost) });
  });
}
