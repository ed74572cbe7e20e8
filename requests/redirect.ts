import type { Transaction } from '#db/client';
import { insertMessage } from '#db/message';
import { findPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';
import { isComplaint } from '#domain/appeals';
import { heldForOthers, isOnlyForOthers } from '#domain/outcome';
import { ok, type Result, refused } from '#domain/problems';
import { isProven } from '#domain/proof';
import { atDesk, type DeskAct } from './at-desk.ts';
import { authorise } from './authorise.ts';
import { wakeDeletions } from './finish-run.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { move } from './move.ts';
import { passOn } from './pass-on.ts';
import { appealUrl, statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';
import { seenPlan } from './seen-plan.ts';

/**
 * Closes a request about data that are only held for others, who decide about them: it is passed on to each, and the
 * person hears who they are. Where anything is our own it is answered like any other request.
 * What we know the person by leaves us, so it takes what an approval takes: proof, no open question, and for a deletion
 * somebody who may approve.
 * @see GDPR Art. 28(3)(e)
 */
export async function redirect({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, kind, isTrial } = request;
    const plan = await findPlan(tx, id, key);
    if (!plan || request.status !== 'review') return refused('not-possible-now');
    if (!isOnlyForOthers(plan.body)) return refused('not-only-for-others');
    const fault = await whyNot(tx, request, { asked, digest: plan.digest });
    if (fault) return fault;
    const set = { outcome: 'in-part', refusedBy: actor.staffId } as const;
    const moved = await move(tx, { requestId: id, from: ['review'], to: 'done', event: 'redirected', actor, now, set });
    if (!moved) throw new Error('a locked request changed its state');
    await passOn(tx, request, { plan: plan.body, actor, now });
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: words.value, now });
    const laws = await lawsOf(tx, request);
    const said = { reason: words.value, others: heldForOthers(plan.body.tables), regulator: regulatorOf(laws) };
    const ways = { isComplaint: isComplaint(laws), appealUrl: appealUrl(id), statusUrl: statusUrl(id), isTrial };
    await tellPerson(tx, request, { kind: 'redirected', fields: { reference, kind, ...said, ...ways }, now });
    await wakeDeletions(tx, request);
    return ok(null);
  });
}

/** What forbids this member of staff to pass the request on. */
async function whyNot(tx: Transaction, request: OpenedRequest, { asked, digest }: { asked: DeskAct; digest: string }) {
  if (!isProven(request)) return refused('not-possible-now');
  const seen = await seenPlan(tx, request, digest);
  if (!seen.ok) return seen;
  if (request.chosenBy === asked.actor.staffId) return refused('second-person-needed');
  if (request.kind !== 'delete') return null;
  const may = await authorise(tx, { ...asked, act: 'approve', request });
  return may.ok ? null : may;
}
