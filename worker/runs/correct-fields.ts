import { correct } from '#datamap/correct';
import { changeOutcome } from '#domain/outcome';
import { finishPlanned } from '#requests/finish-run';
import { identitiesOf } from '../person.ts';
import { concernOf, noteThoseWhoHaveIt } from './recipients.ts';
import { type RunTask, receiptOf, runOf } from './run-task.ts';

/** Writes the approved corrections, each with a compare on the old value: all of them or none. */
export const correctFields: RunTask = async ({ about, run, plan }, surroundings) => {
  const { account, now } = surroundings;
  const checked = account.checked();
  await noteThoseWhoHaveIt({ about, run, concern: concernOf(plan.body, checked) }, surroundings);
  const at = now();
  const identities = identitiesOf(about);
  const done = await account.with((client) =>
    correct(client, checked, { ...runOf(run, about), plan: plan.body, identities, now: at }),
  );
  const signed = receiptOf(done, ['nothing-found']);
  const outcome = signed ? changeOutcome(signed.receipt) : 'nothing-found';
  const corrected = signed ? [...new Set(plan.body.corrections.map(({ label }) => label))] : [];
  const told = { categories: [], corrected };
  await finishPlanned({ requestId: about.id, runId: run.id, signed, outcome, now: at }, told);
};
