import type { Done, NotDone, Step } from '#datamap/run';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import { receiptKey } from '#db/keys';
import type { OpenedRequest } from '#db/request';
import { type Run, updateProgress } from '#db/run';
import { isPassing } from '#domain/failures';
import type { Plan, SignedReceipt } from '#domain/plan';
import { failRun } from '#requests/fail-run';
import type { TakenUp } from '#requests/take-up-run';
import { classify, Failure } from '../failure.ts';
import type { Surroundings } from '../task.ts';

/** The account database's side of a run that was taken up, then the portal's. Throws what makes it fail. */
export type RunTask = (taken: TakenUp, surroundings: Surroundings) => Promise<void>;

/** What every act in the account database is told of its run. */
export const runOf = ({ id, requestId }: Run, { isTrial }: Pick<OpenedRequest, 'isTrial'>) => ({
  ...{ id, request: requestId, isTrial },
  sign: ed25519Signer(receiptKey()),
});

/**
 * The receipt of a run that was done, also when that was in an earlier try.
 * @param fine refusals that mean: nothing was to be done
 * @throws Failure named after any other refusal
 */
export function receiptOf(done: Done | NotDone, fine: NotDone['refusal'][] = []): SignedReceipt | null {
  if (done.done) return { receipt: done.receipt, signature: done.signature };
  if (fine.includes(done.refusal)) return null;
  throw new Failure(done.refusal);
}

/** Carries out a run; what fails is kept as a class, and thrown on when it is worth another try, or a bug to be told of. */
export async function attempt({ id, requestId }: Run, { now }: Surroundings, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const failure = classify(error);
    const isAgain = await failRun({ requestId, runId: id, failure, isPassing: isPassing(failure), now: now() });
    if (isAgain || failure === 'bug') throw error;
  }
}

/** Writes down how far a run is, table by table; outside its transaction, for the desk to see meanwhile. */
export function follow({ id }: Run, plan: Plan): (step: Step) => Promise<void> {
  const progress = plan.tables
    .map(({ table, erased, reduced }) => ({ table, done: 0, of: erased + reduced }))
    .filter(({ of }) => of > 0);
  return async ({ act, table, rows }) => {
    const line = progress.find((one) => one.table === table);
    if (!line || (act !== 'erase' && act !== 'reduce')) return;
    line.done += rows;
    await updateProgress(database(), id, progress);
  };
}
