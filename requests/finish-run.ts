import { and, eq, isNull, or } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { proveInLedger } from '#db/ledger';
import { enqueue } from '#db/queue';
import { lockRequest, type OpenedRequest } from '#db/request';
import { request, run } from '#db/schema/index';
import type { EventType } from '#domain/events';
import type { CategoryOutcome, HeldForOther } from '#domain/letters';
import type { SignedReceipt } from '#domain/plan';
import { isStranger } from '#domain/proof';
import type { Outcome } from '#domain/states';
import { move } from './move.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
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
    const detail = { run: runId, outcome };
    const worker = { kind: 'worker' } as const;
    await move(tx, { requestId, from: ['running'], to: 'done', event, actor: worker, now, detail, set: { outcome } });
    const told = signed ? await tellOthers(tx, about, { kind: 'recipient', actor: worker, now }) : [];
    await following(tx, about, told);
    await tellRefusedParts(tx, about, now);
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
  if (signed) await proveInLedger(tx, runId, signed);
  return true;
}

/** The letter that says what became of a request, by categories. */
export function tellDone(told: {
  outcome: Outcome;
  categories: CategoryOutcome[];
  corrected: string[];
  heldForOthers?: HeldForOther[];
  cannotRecall?: string[];
  runId: string | null;
  now: Date;
}): Following {
  const { now, ...found } = told;
  return (tx, about, others) => {
    const fields = isStranger(about) ? { ...found, categories: [], heldForOthers: [], cannotRecall: [] } : found;
    return tellPerson(tx, about, {
      kind: 'done',
      fields: {
        ...{ ...fields, told: isStranger(about) ? [] : others },
        ...{ reference: about.reference, kind: about.kind, statusUrl: statusUrl(about.id) },
      },
      now,
    });
  };
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
