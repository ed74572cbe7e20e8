import type { Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import type { Actor } from '#domain/actor';
import { isAskedAnew } from './asked-anew.ts';
import { planAnew } from './plan-anew.ts';
import { releasedBy } from './released-by.ts';
import { reopen } from './reopen.ts';
import { reviewAgain } from './review-again.ts';

/**
 * Has a request planned anew, with digest and approvals as ever, when controllers have said what to do with rows that its
 * plan leaves alone. One that is done is taken up again, since the word comes as a rule after its answer. While a run is
 * under way, or the person has the next move, it waits: whoever moves the request on calls this again.
 * @see GDPR Art. 28(3)(a), (e)
 */
export async function carryOutWord(
  tx: Transaction,
  about: OpenedRequest,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  if (!['review', 'approved', 'done'].includes(about.status) || !(await isNews(tx, about))) return;
  if (about.status === 'review') await planAnew(tx, about.id, now);
  else if (about.status === 'approved') await reviewAgain(tx, about, { cause: 'plan-changed', isPlanVoid: true, now });
  else if (!(await isAskedAnew(tx, about))) await reopen(tx, about, { actor, now, event: 'review-again' });
}

/** Without a plan one is being made, or staff have to ask for it: that one knows all words. */
async function isNews(tx: Transaction, about: OpenedRequest): Promise<boolean> {
  const plan = await findPlan(tx, about.id, about.key);
  if (!plan) return false;
  const known = (plan.body.released ?? []).map(({ name, contact }) => `${name}\n${contact}`);
  return (await releasedBy(tx, about)).some(({ name, contact }) => !known.includes(`${name}\n${contact}`));
}
