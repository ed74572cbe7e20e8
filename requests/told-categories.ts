import type { Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import { answersOf, type OpenedRequest } from '#db/request';
import { categoriesAsked } from '#domain/asked-data';
import { isProven } from '#domain/proof';
import { mapFace } from './map-face.ts';

export type ToldCategories = {
  /** What kinds of data we hold, each with where it comes from. */
  categories: { label: string; sources: string[] }[];
  /** Who gets data from us. */
  recipients: string[];
};

/**
 * What an answer by categories says, the same in its letter and on its page: of those asked about, the ones that were
 * found; of somebody who showed nothing at all, what we hold of people in general.
 * @see 11 CCR 7060(b), 7062(b)
 */
export async function toldCategories(tx: Transaction, request: OpenedRequest): Promise<ToldCategories> {
  const plan = isProven(request) ? await findPlan(tx, request.id, request.key) : null;
  const face = await mapFace(tx);
  const given = answersOf(request);
  const wanted = given.kind === 'access' && given.categories.length > 0 ? categoriesAsked(given.categories) : null;
  const held = plan?.body.tables.filter(({ found }) => found > 0).map(({ category }) => category);
  const categories = face.categories
    .filter((one) => (wanted?.includes(one.key) ?? true) && (held?.includes(one.key) ?? true))
    .map(({ label, sources }) => ({ label, sources }));
  return { categories, recipients: face.recipients.map(({ name }) => name) };
}
