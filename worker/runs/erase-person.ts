import { faceOf } from '#datamap/face';
import { purge } from '#datamap/purge';
import { database } from '#db/client';
import { reductionKey } from '#db/keys';
import { keepLines, noteInLedger } from '#db/ledger';
import { categoryOutcomes, deletionOutcome, heldForOthers, notRecalled } from '#domain/outcome';
import { finishRun, tellDone } from '#requests/finish-run';
import { heldFor, watchHolds } from '../held.ts';
import { identitiesOf } from '../person.ts';
import { concernOf, noteThoseWhoHaveIt } from './recipients.ts';
import { follow, type RunTask, receiptOf, runOf } from './run-task.ts';

/**
 * Carries out a deletion: the account database's side is one transaction with its receipt, so a try that meets the
 * receipt of an earlier one does nothing there and brings the portal's side to its end.
 */
export const erasePerson: RunTask = async ({ about, run, plan }, surroundings) => {
  const { account, now } = surroundings;
  const checked = account.checked();
  await noteThoseWhoHaveIt({ about, run, concern: concernOf(plan.body, checked) }, surroundings);
  const at = now();
  const stillHeldSo = await watchHolds();
  const holds = await heldFor(about, surroundings);
  const tell = follow(run, plan.body);
  const done = await account.with((client) =>
    purge(client, checked, {
      ...runOf(run),
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
        const body = { act: 'erase' as const, scope: plan.body.scope, policy: plan.body.policy };
        await noteInLedger(database(), { id: run.id, requestId: about.id, at, body });
        await keepLines(database(), run.id, lines);
      },
    }),
  );
  const signed = receiptOf(done);
  if (!signed) return;
  const { receipt } = signed;
  const outcome = deletionOutcome(receipt);
  const categories = categoryOutcomes(plan.body, receipt, checked.map.categories);
  const cannotRecall = notRecalled(faceOf(checked).cannotRecall, receipt);
  const others = { heldForOthers: heldForOthers(receipt.tables), cannotRecall };
  const told = tellDone({ outcome, categories, corrected: [], ...others, runId: run.id, now: at });
  await finishRun({ requestId: about.id, runId: run.id, signed, outcome, now: at }, told);
};
