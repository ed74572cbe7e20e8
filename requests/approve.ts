import { insertApproval, listApprovals } from '#db/approval';
import type { Transaction } from '#db/client';
import { insertShown } from '#db/identity-proof';
import { findInstallation } from '#db/installation';
import { listFiles } from '#db/outside-file';
import { enqueue } from '#db/queue';
import { listRedactions } from '#db/redaction';
import type { OpenedRequest } from '#db/request';
import { approvalsLacking, isPrepared } from '#domain/approvals';
import { filesSeen } from '#domain/outside';
import { rowsAtStake } from '#domain/plan-totals';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { barredFromApproving } from './barred-from-approving.ts';
import { identityOf } from './identity-of.ts';
import { keepToCap } from './keep-to-cap.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { passOn } from './pass-on.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';
import { type SeenPlan, seenPlan } from './seen-plan.ts';

export type Approving = DeskAct & {
  /** Of the plan that the page showed. */
  digest: unknown;
  /** Files for the copy, and what is left out of it, that the page showed, as `filesSeen` has them. */
  files?: unknown;
  /** For a deletion: the number of rows at stake, typed by the approver. */
  count?: unknown;
  /** Why what the person showed of who they are is enough, where the organisation file wants more. */
  enough?: unknown;
};

/**
 * Puts an approver's name under a plan. With the last one needed, a copy or correction runs at once and a deletion
 * begins to cool off; the worker tells the person's contacts and takes it when the time is over.
 */
export function approve({ digest, files, count, enough, ...asked }: Approving): Promise<Result<null>> {
  return atDesk(asked, 'approve', async (tx, request) => {
    if (request.status !== 'review') return refused('not-possible-now');
    const seen = await seenPlan(tx, request, digest);
    if (!seen.ok) return seen;
    const fault = await whyNot(tx, request, { asked, seen: seen.value, files, count });
    if (fault) return fault;
    const why = await whyEnough(tx, request, enough);
    if (!why.ok) return why;
    const kept = await keepToCap(tx, request, asked);
    if (!kept.ok) return kept;
    if (why.value !== null) await accept(tx, request, { asked, words: why.value });
    return sign(tx, request, { asked, seen: seen.value });
  });
}

type Case = { asked: DeskAct; seen: SeenPlan };

/** What the page showed of a copy besides its plan: files that go in, and what is left out. */
const inCopy = async (tx: Transaction, request: OpenedRequest): Promise<{ id: string }[]> => [
  ...(await listFiles(tx, request)),
  ...(await listRedactions(tx, request)),
];

/** What forbids this name under this plan. A preparer does not approve: two people at least (design: Approve). */
async function whyNot(
  tx: Transaction,
  request: OpenedRequest,
  { asked, seen, files, count }: Case & { files: unknown; count: unknown },
) {
  const mine = seen.signatures.filter(({ staffId }) => staffId === asked.actor.staffId);
  if (mine.some(({ kind }) => kind === 'approve')) return refused('already-approved');
  const barred = barredFromApproving(request, asked.actor.staffId);
  if (barred) return refused(barred);
  if (String(files ?? '') !== filesSeen(await inCopy(tx, request))) return refused('files-changed');
  if (request.kind !== 'delete') return null;
  if (mine.some(({ kind }) => kind === 'prepare')) return refused('second-person-needed');
  if (!isPrepared(seen.approvals)) return refused('not-possible-now');
  if (!(await findInstallation(tx)).armedAt) return refused('not-armed');
  return String(count ?? '').trim() === String(rowsAtStake(seen.plan.body)) ? null : refused('count-wrong', 'count');
}

/** Why what was shown of who asks is enough; null where as much was shown as the organisation file wants. */
async function whyEnough(tx: Transaction, request: OpenedRequest, enough: unknown): Promise<Result<string | null>> {
  if ((await identityOf(tx, request)).isShown) return ok(null);
  const words = readReason(enough, 'enough');
  if (words.ok || words.problems[0].code !== 'reason-missing') return words;
  return refused('identity-not-shown', 'enough');
}

/**
 * Keeps why less than what the organisation file wants is enough to know who asks: from then on nobody is asked again.
 * @see GDPR Art. 12(6): more is asked only where there are doubts
 */
async function accept(
  tx: Transaction,
  request: OpenedRequest,
  { asked: { actor, now }, words }: { asked: DeskAct; words: string },
): Promise<void> {
  const requestId = request.id;
  await insertShown(tx, { requestId, way: 'desk', staffId: actor.staffId, now });
  const detail = { reasonSealed: sealReason(request, words).toString('base64') };
  await record(tx, { type: 'identity-accepted', actor, now, requestId, detail });
}

async function sign(tx: Transaction, request: OpenedRequest, { asked, seen }: Case): Promise<Result<null>> {
  const { actor, now } = asked;
  const { id: planId, digest } = seen.plan;
  const name = {
    requestId: request.id,
    planId,
    digest,
    staffId: actor.staffId,
    kind: 'approve' as const,
    createdAt: now,
  };
  if (!(await insertApproval(tx, name))) return refused('already-approved');
  const left = approvalsLacking({ ...seen.approvals, approvals: await listApprovals(tx, planId) });
  if (left > 0) await record(tx, { type: 'approved', actor, now, requestId: request.id, detail: { digest, left } });
  else await release(tx, request, { asked, plan: seen.plan });
  return ok(null);
}

/** The job is queued at once, for a deletion too: its first part is to tell the contacts, then it waits. */
async function release(
  tx: Transaction,
  request: OpenedRequest,
  { asked, plan }: { asked: DeskAct; plan: SeenPlan['plan'] },
) {
  const { actor, now } = asked;
  const coolsOff = request.kind === 'delete';
  const moved = await move(tx, {
    requestId: request.id,
    to: coolsOff ? 'approved' : 'running',
    from: ['review'],
    event: 'approved',
    actor,
    now,
    detail: { digest: plan.digest, left: 0 },
    ...(coolsOff ? { set: { runAfter: new Date(now.getTime() + organisation().coolingOffMs) } } : {}),
  });
  if (!moved) throw new Error('a locked request changed its state');
  await passOn(tx, request, { plan: plan.body, actor, now });
  await enqueue(tx, 'run', { requestId: request.id }, { key: `run:${request.id}` });
  if (coolsOff) return; // The worker's letter of when it will be deleted says more.
  const { reference, kind, answerByOn } = request;
  const fields = { reference, kind, answerByOn, statusUrl: statusUrl(request.id) };
  await tellPerson(tx, request, { kind: 'decision', fields, now });
}
