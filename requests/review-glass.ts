import { eq } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { lockGlass, markReviewed } from '#db/glass';
import { request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { isGlassRemark } from '#domain/glass';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type ReviewGlass = { actor: StaffActor; glassId: unknown; remark: unknown; now: Date };

/**
 * Notes what an admin, never who broke it, makes of a broken glass; one that is still good ends with that. Also of a
 * request whose content is destroyed. Twice, or by two, the first remark stays.
 */
export function reviewGlass({ actor, glassId, remark, now }: ReviewGlass): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const found = isUuid(glassId) ? await lockGlass(tx, glassId) : null;
    const about = found && (await aboutOf(tx, found.requestId));
    const may = await authorise(tx, { actor, act: 'administer', now, ...(about ? { request: about } : {}) });
    if (!may.ok) return may;
    if (!found) return refused('not-found');
    if (found.staffId === actor.staffId) return refused('second-person-needed');
    if (!isGlassRemark(remark)) return refused('choice-unknown', 'remark');
    if (found.reviewedAt) return ok(null);
    const { id, requestId, endedAt } = found;
    await markReviewed(tx, id, { reviewedAt: now, reviewedBy: actor.staffId, remark, endedAt: endedAt ?? now });
    const of = { actor, now, requestId };
    if (!endedAt) await record(tx, { ...of, type: 'glass-ended', detail: { glassId: id } });
    await record(tx, { ...of, type: 'glass-reviewed', detail: { glassId: id, remark } });
    return ok(null);
  });
}

/** Nobody reviews a look at their own data. */
async function aboutOf(tx: Transaction, requestId: string) {
  const [row] = await tx
    .select({ id: request.id, emailIndex: request.emailIndex })
    .from(request)
    .where(eq(request.id, requestId));
  return row ?? null;
}
