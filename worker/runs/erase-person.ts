import { faceOf } from '#datamap/face';
import { purge } from '#datamap/purge';
import { purgesOf } from '#datamap/run';
import { isSignedBy } from '#datamap/sign';
import { database, inTransaction } from '#db/client';
import { receiptKey, reductionKey } from '#db/keys';
import { keepLines, noteInLedger } from '#db/ledger';
import { listReceipts, listRunIds } from '#db/run';
import { allTogether, categoryOutcomes, deletionOutcome, heldForOthers, notRecalled } from '#domain/outcome';
import type { Receipt } from '#domain/plan';
import { finishPlanned } from '#requests/finish-run';
import type { TakenUp } from '#requests/take-up-run';
import { Failure } from '../failure.ts';
import { heldFor, watchHolds } from '../held.ts';
import { identitiesOf } from '../person.ts';
import type { Surroundings } from '../task.ts';
import { concernOf, noteThoseWhoHaveIt } from './recipients.ts';
import { follow, type RunTask, receiptOf, runOf } from './run-task.ts';

/**
 * Carries out a deletion: the account database's side is one transaction with its receipt, so a try that meets the
 * receipt of an earlier one does nothing there and brings the portal's side to its end.
 */
export const erasePerson: RunTask = async ({ about, run, plan }, surroundings) => {
  const { account, now } = surroundings;
  const checked = account.checked();
  await assertNotForgotten({ about, run, plan }, surroundings);
  await noteThoseWhoHaveIt({ about, run, concern: concernOf(plan.body, checked) }, surroundings);
  const at = now();
  const stillHeldSo = await watchHolds();
  const holds = await heldFor(about, surroundings);
  const tell = follow(run, plan.body);
  const done = await account.with((client) =>
    purge(client, checked, {
      ...runOf(run, about),
      plan: plan.body,
      identities: identitiesOf(about),
      hashKey: reductionKey(),
      holds,
      now: at,
      onStatement: async (step) => {
        await tell(step);
        if (step.act === 'receipt') await stillHeldSo();
      },
      remember: async (lines) => {
        // What is taken back must not be erased again on a restored database.
        if (about.isTrial) return drained(lines);
        const { scope, policy, released } = plan.body;
        const body = { act: 'erase' as const, scope, policy, released };
        await noteInLedger(database(), { id: run.id, requestId: about.id, at, body });
        await keepLines(database(), run.id, lines);
      },
    }),
  );
  const signed = receiptOf(done);
  if (!signed) return;
  const { receipt } = signed;
  const outcome = deletionOutcome(allTogether([...(await purgedBefore(about, run)), receipt]));
  const categories = categoryOutcomes(plan.body, receipt, checked.map.categories);
  const cannotRecall = notRecalled(faceOf(checked).cannotRecall, receipt);
  const others = { heldForOthers: heldForOthers(receipt.tables), cannotRecall };
  const told = { categories, corrected: [], ...others };
  await finishPlanned({ requestId: about.id, runId: run.id, signed, outcome, now: at }, told);
};

/** What earlier runs of the request deleted: taken up again, it does not come to less. */
async function purgedBefore(about: TakenUp['about'], run: TakenUp['run']): Promise<Receipt[]> {
  const receipts = await inTransaction((tx) => listReceipts(tx, about.id));
  return receipts.filter((one) => one.act === 'purge' && one.run !== run.id);
}

/** The lines of a trial are read as any, and kept nowhere. */
async function drained(lines: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of lines);
}

/**
 * A portal that was restored from a backup may have forgotten that this request was carried out. Under the same plan the
 * purge meets its receipt; under another one it would delete who came back since, so staff have to look.
 * @throws Failure `done-before`
 */
async function assertNotForgotten({ about, plan }: TakenUp, { account }: Surroundings): Promise<void> {
  const committed = await account.with((client) => purgesOf(client, about.id));
  const ours = committed.filter((one) => one.receipt.plan !== plan.digest && isSignedBy(one, receiptKey()));
  const known = ours.length > 0 ? await listRunIds(database(), about.id) : [];
  if (ours.some(({ receipt }) => !known.includes(receipt.run))) throw new Failure('done-before');
}
