import { eq } from 'drizzle-orm';
import { insertRefusedPart, listRefusedParts } from '#db/refused-part';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { planAnew } from './plan-anew.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { refusableOn } from './refusable-on.ts';

/**
 * Grants a copy or a deletion in part: one category is refused on a ground that the law has for a part, the rest goes on.
 * The plan is made anew without it, so that approvals are of what will be done; the letter goes out when it is done.
 * @see GDPR Art. 15(4), 17(3); Cal. Civ. Code 1798.105(d)
 */
export async function refusePart({
  category,
  ground,
  reason,
  ...asked
}: DeskAct & { category: unknown; ground: unknown; reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, status, kind } = request;
    if (status !== 'review' || (kind !== 'access' && kind !== 'delete')) return refused('not-possible-now');
    const { part, categories } = await refusableOn(tx, request);
    const found = part.find((one) => one.id === ground);
    if (categories.length === 0) return refused('not-possible-now');
    if (typeof category !== 'string' || !categories.includes(category)) return refused('choice-unknown', 'category');
    if (!found) return refused(ground ? 'ground-not-of-law' : 'ground-missing', 'ground');
    if (!words.ok) return words;
    const others = (await listRefusedParts(tx, request)).map((one) => one.category);
    if (categories.every((one) => one === category || others.includes(one))) return refused('nothing-left', 'category');
    const [groundId, article] = [found.id, found.articles.join('; ')];
    const one = { category, ground: groundId, article, reason: words.value, decidedBy: actor.staffId };
    if (!(await insertRefusedPart(tx, request, { ...one, now }))) return refused('not-possible-now', 'category');
    await tx.update(requests).set({ refusedBy: actor.staffId }).where(eq(requests.id, id));
    await record(tx, {
      type: 'part-refused',
      actor,
      now,
      requestId: id,
      detail: { category, ground: groundId, article },
    });
    await planAnew(tx, id, now);
    return ok(null);
  });
}
