import { eq } from 'drizzle-orm';
import { liftRefusedParts, listRefusedParts } from '#db/refused-part';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { planAnew } from './plan-anew.ts';
import { record } from './record.ts';

/** Grants a category after all that was refused a moment ago; the plan is made anew with it. */
export function grantPart({ category, ...asked }: DeskAct & { category: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, status } = request;
    if (status !== 'review' || typeof category !== 'string') return refused('not-possible-now');
    if ((await liftRefusedParts(tx, id, { category, now })) === 0) return refused('not-possible-now');
    const last = (await listRefusedParts(tx, request)).at(-1);
    await tx
      .update(requests)
      .set({ refusedBy: last?.decidedBy ?? null })
      .where(eq(requests.id, id));
    await record(tx, { type: 'part-granted', actor, now, requestId: id, detail: { category } });
    await planAnew(tx, id, now);
    return ok(null);
  });
}
