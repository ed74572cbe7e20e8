import type { Step } from '#datamap/run';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import { receiptKey } from '#db/keys';
import { type Run, updateProgress } from '#db/run';
import type { Plan } from '#domain/plan';
import type { TakenUp } from '#requests/take-up-run';
import type { Surroundings } from '../tasks.ts';

/** The account database's side of a run that was taken up, then the portal's. Throws what makes it fail. */
export type RunTask = (taken: TakenUp, surroundings: Surroundings) => Promise<void>;

/** What every act in the account database is told of its run. */
export const runOf = ({ id, requestId }: Run) => ({ id, request: requestId, sign: ed25519Signer(receiptKey()) });

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
