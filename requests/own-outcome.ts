import type { Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import type { CategoryOutcome, HeldForOther } from '#domain/letters';
import { allTogether, categoryOutcomes, heldForOthers, notRecalled } from '#domain/outcome';
import type { Plan, Receipt } from '#domain/plan';
import { isStranger } from '#domain/proof';
import { mapFace } from './map-face.ts';

export type OwnOutcome = {
  /** What became of each category; only a deletion has them. */
  categories: CategoryOutcome[];
  /** Rows that are held for other organisations, which decide about them. */
  heldForOthers: HeldForOther[];
  /** What a deletion could not call back. */
  cannotRecall: string[];
  /** What was looked for and never held: tables by their labels. */
  neverHeld: string[];
};

const none: OwnOutcome = { categories: [], neverHeld: [], heldForOthers: [], cannotRecall: [] };

/**
 * What became of a person's data, as they may know it. What is held for others is left out of an answer, which says so.
 * @param receipts of the request's runs, oldest first
 * @see GDPR Art. 28(3)(e)
 */
export async function ownOutcome(
  tx: Transaction,
  request: OpenedRequest,
  receipts: readonly Receipt[],
): Promise<OwnOutcome> {
  const { kind, status } = request;
  if (kind !== 'access' && (kind !== 'delete' || isStranger(request))) return none;
  const purges = kind === 'delete' ? receipts.filter(({ act }) => act === 'purge') : [];
  if (purges.length === 0 && status !== 'done') return none;
  const plan = (await findPlan(tx, request.id, request.key))?.body;
  if (!plan) return none;
  return purges.length > 0 ? deleted(tx, plan, purges) : { ...none, heldForOthers: heldForOthers(plan.tables) };
}

/** What came of a deletion, over all its runs: one that was taken up again does not forget what it deleted before. */
async function deleted(tx: Transaction, plan: Plan, purges: readonly Receipt[]): Promise<OwnOutcome> {
  const { categories, cannotRecall } = await mapFace(tx);
  const words = Object.fromEntries(categories.map(({ key, label }) => [key, label]));
  const whole = allTogether(purges);
  const wasHeld = new Set(whole.tables.filter(({ before }) => before > 0).map(({ table }) => table));
  const neverHeld = plan.tables
    .filter(({ table, found, mentioned }) => found + mentioned === 0 && !wasHeld.has(table))
    .map(({ label }) => label);
  return {
    categories: categoryOutcomes(plan, whole, words),
    neverHeld,
    heldForOthers: heldForOthers(purges.at(-1)?.tables ?? []),
    cannotRecall: notRecalled(cannotRecall, whole),
  };
}
