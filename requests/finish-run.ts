import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { proveInLedger } from '#db/ledger';
import { countOpenTasks, listResults } from '#db/outside';
import { enqueue } from '#db/queue';
import { lockRequest, type OpenedRequest } from '#db/request';
import { keepEnding } from '#db/run';
import { installation, request, run } from '#db/schema/index';
import type { EventType } from '#domain/events';
import type { CategoryOutcome, HeldForOther } from '#domain/letters';
import { withOutside } from '#domain/outside';
import type { SignedReceipt } from '#domain/plan';
import { isStranger } from '#domain/proof';
import type { Outcome } from '#domain/states';
import { isTriedOut } from '#domain/trial';
import { carryOutWord } from './carry-out-word.ts';
import { type Ending, endRequest } from './end-request.ts';
import { move } from './move.ts';
import { statusUrl } from './person-letters.ts';
import { record } from './record.ts';
import { tellOthers } from './tell-others.ts';
import { tellRefusedParts } from './tell-refused-parts.ts';

export type Finished = {
  requestId: string;
  runId: string;
  /** From the account database, where the run wrote it together with its changes; `null` when it found nothing to do. */
  signed: SignedReceipt | null;
  outcome: Outcome;
  now: Date;
  event?: EventType;
};

const worker = { kind: 'worker' } as const;

/** Letters and rows that follow from the end of a run, in its transaction; `told` names others who were told of it. */
export type Following = (tx: Transaction, about: OpenedRequest, told: string[]) => Promise<void>;

/**
 * Brings the portal's side of a run to its end: receipt, state, event and letters, those to recipients of the data too. The account database's side was
 * committed before, so a second worker that finds the receipt may do this again: it then changes nothing.
 * @returns false when the run was finished already
 */
export function finishRun(finished: Finished, following: Following): Promise<boolean> {
  const { requestId, runId, signed, outcome, now, event = 'done' } = finished;
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about || !(await closeRun(tx, { runId, signed, now }))) return false;
    const set = { outcome: withOutside(outcome, await listResults(tx, requestId)) };
    const detail = { run: runId, ...set };
    await move(tx, { requestId, from: ['running'], to: 'done', event, actor: worker, now, detail, set });
    const told = signed ? await tellOthers(tx, about, { kind: 'recipient', actor: worker, now }) : [];
    await following(tx, about, told);
    await tellRefusedParts(tx, about, now);
    await carryOutWord(tx, { ...about, status: 'done' }, { actor: worker, now });
    return true;
  });
}

/** Writes a run's receipt once, and puts the ledger's entry of it in force. @returns false when it has one */
export async function closeRun(
  tx: Transaction,
  { runId, signed, now }: Pick<Finished, 'runId' | 'signed' | 'now'>,
): Promise<boolean> {
  const closed = await tx
    .update(run)
    .set({ finishedAt: now, failure: null, receipt: signed?.receipt ?? null, signature: signed?.signature ?? null })
    .where(and(eq(run.id, runId), isNull(run.finishedAt)))
    .returning({ id: run.id });
  if (closed.length === 0) return false;
  await tx.update(installation).set({ failingRequests: [] }).where(ne(installation.failingRequests, []));
  if (signed) await proveInLedger(tx, runId, signed);
  return true;
}

/** What a request's person is told when it is done, by categories. */
export type Told = {
  categories: CategoryOutcome[];
  corrected: string[];
  heldForOthers?: HeldForOther[];
  cannotRecall?: string[];
};

/**
 * As `finishRun`, with the letter that says what became of the request. While work outside the
 * account database is open, the request goes on and what it came to is kept.
 */
export function finishPlanned({ requestId, runId, outcome, now, ...finished }: Finished, told: Told): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about) return false;
    // What a trial wrote was taken back, its receipt with it.
    const signed = about.isTrial ? null : finished.signed;
    if (!(await closeRun(tx, { runId, signed, now }))) return false;
    if (isTriedOut(about))
      await record(tx, { type: 'tried-out', actor: worker, now, requestId, detail: { run: runId } });
    const others = signed ? await tellOthers(tx, about, { kind: 'recipient', actor: worker, now }) : [];
    const end = { outcome, fields: fieldsOf(about, { ...told, told: others }, runId) };
    if ((await countOpenTasks(tx, requestId)) === 0) {
      await endRequest(tx, about, { ...end, run: runId, actor: worker, now });
      return true;
    }
    await keepEnding(tx, runId, about.key, end);
    await record(tx, { type: 'run-ended', actor: worker, now, requestId, detail: { run: runId, outcome } });
    return true;
  });
}

function fieldsOf(about: OpenedRequest, told: Told & { told: string[] }, runId: string): Ending['fields'] {
  const { reference, kind, id } = about;
  if (isTriedOut(about))
    return { reference, kind, isTriedOut: true, categories: [], corrected: [], statusUrl: statusUrl(id), runId: null };
  const found = isStranger(about) ? { ...told, categories: [], heldForOthers: [], cannotRecall: [], told: [] } : told;
  // Of a trial nobody is told, and the letter says of each of these that they are.
  const passedOn = about.isTrial ? { heldForOthers: [] } : {};
  return { ...found, ...passedOn, reference, kind, statusUrl: statusUrl(id), runId };
}

/** Deletions of the same person that waited for their copy to be made. */
export async function wakeDeletions(tx: Transaction, { emailIndex }: OpenedRequest): Promise<void> {
  const ownOnly = and(eq(request.emailIndex, emailIndex), isNull(request.childIndex));
  const whose = or(ownOnly, eq(request.childIndex, emailIndex));
  const waiting = await tx
    .select({ id: request.id })
    .from(request)
    .where(and(whose, eq(request.kind, 'delete'), eq(request.status, 'approved')));
  for (const { id } of waiting) await enqueue(tx, 'run', { requestId: id }, { key: `run:${id}` });
}
