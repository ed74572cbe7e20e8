import { listApprovals } from '#db/approval';
import type { Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { move } from './move.ts';
import { record } from './record.ts';
import { tellApprovers } from './staff-letters.ts';
import { unsign } from './unsign.ts';

/**
 * Takes the names from under a copy when the files in it change: whoever gave theirs had not seen these. The same plan
 * stands there anew, with what its questions were answered; a copy that only waited for work outside goes back to review,
 * and approvers hear of it. Where nobody has signed, nothing happens.
 * @see GDPR Art. 15(4), 5(1)(f): what goes out by mistake goes to the wrong person
 */
export async function letApprovalFall(
  tx: Transaction,
  request: OpenedRequest,
  { actor, now }: { actor: StaffActor; now: Date },
): Promise<void> {
  const { id: requestId, key } = request;
  const plan = await findPlan(tx, requestId, key);
  if (!plan || (await listApprovals(tx, plan.id)).length === 0) return;
  await unsign(tx, request, { plan, now });
  const said = { actor, now, requestId, detail: { cause: 'files-changed' } };
  if (request.status === 'running') await move(tx, { ...said, from: ['running'], to: 'review', event: 'review-again' });
  else await record(tx, { ...said, type: 'review-again' });
  if (request.status !== 'waiting') await tellApprovers(tx, { request, now });
}
