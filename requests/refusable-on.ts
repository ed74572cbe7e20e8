import type { Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import { answersOf, type OpenedRequest } from '#db/request';
import { categoriesAsked } from '#domain/asked-data';
import { type CommonGround, groundsFor } from '#domain/law/grounds';
import { lawsOf } from './laws-of.ts';

/**
 * The grounds of its law on which a request may be refused: as a whole, and for a category alone. A ground that covers
 * only some of the data refuses no whole request as long as there are other data to grant.
 * @see GDPR Art. 15(4), 17(3); Cal. Civ. Code 1798.105(d)
 */
export async function refusableOn(
  tx: Transaction,
  request: OpenedRequest,
): Promise<{ whole: CommonGround[]; part: CommonGround[]; categories: string[] }> {
  const grounds = groundsFor(await lawsOf(tx, request), request.kind);
  const plan = await findPlan(tx, request.id, request.key);
  const held = (plan?.body.tables ?? []).filter(({ found }) => found > 0).map(({ category }) => category);
  const asked = answersOf(request);
  const wanted = asked.kind === 'access' && asked.categories.length > 0 ? categoriesAsked(asked.categories) : held;
  const categories = [...new Set(held)].filter((category) => category !== '' && wanted.includes(category));
  const isWhole = ({ isPartial }: CommonGround) => !isPartial || request.kind === 'correct' || categories.length < 2;
  return { whole: grounds.filter(isWhole), part: grounds.filter(({ isPartial }) => isPartial), categories };
}
