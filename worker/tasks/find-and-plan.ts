import { digest } from '#datamap/digest';
import { splitColumn } from '#datamap/names';
import { makePlan } from '#datamap/plan';
import { proposeCorrections } from '#datamap/propose';
import type { DataMap } from '#datamap/shape';
import { database } from '#db/client';
import { answersOf, findRequest, type OpenedRequest } from '#db/request';
import { isPlanned, skipsReview } from '#domain/kinds';
import type { Plan } from '#domain/plan';
import { failPlan } from '#requests/fail-plan';
import { handOver } from '#requests/hand-over';
import { keepPlan } from '#requests/keep-plan';
import { releasedBy } from '#requests/released-by';
import { takeAtOnce } from '#requests/take-at-once';
import { classify } from '../failure.ts';
import { heldFor } from '../held.ts';
import { aboutRequest } from '../payload.ts';
import { planFor } from '../person.ts';
import type { Surroundings, Task } from '../task.ts';

/** Finds what is held about the person, plans what the request asks for, and hands it to staff. */
export const findAndPlan: Task = async (payload, { account, now }) => {
  const { requestId } = aboutRequest.parse(payload);
  const about = await findRequest(database(), requestId);
  if (!about || !['received', 'review'].includes(about.status)) return;
  if (skipsReview(about.kind)) {
    await takeAtOnce({ requestId, now: now() });
    return;
  }
  if (!isPlanned(about.kind)) {
    await handOver({ requestId, now: now() });
    return;
  }
  const plan = await planned(about, { account, now }).catch(async (error) => {
    const failure = classify(error);
    // That the database is away is said on every page of the desk, and of no request by itself.
    if (failure !== 'account-down') await failPlan({ requestId, failure, now: now() });
    // The queue tries again, later and later: what was wrong may have been put right.
    throw error;
  });
  const atOnce = mayAtOnce(account.checked().map, about, plan);
  await keepPlan({ requestId, plan, digest: digest(plan), atOnce, now: now() });
};

/** A correction's plan names the rows that are meant, old → new, so these are looked for first. */
async function planned(about: OpenedRequest, { account, now }: Surroundings): Promise<Plan> {
  const checked = account.checked();
  const said = { holds: await heldFor(about, { account, now }), released: await releasedBy(database(), about) };
  const wanted = { ...planFor(about, now()), ...said };
  const asked = answersOf(about);
  return account.with(async (client) => {
    if (asked.kind !== 'correct') return makePlan(client, checked, wanted);
    const corrections = await proposeCorrections(client, checked, { ...wanted, changes: asked.changes });
    return makePlan(client, checked, { ...wanted, corrections });
  });
}

/** Whether the map lets its person make this change without review, in exactly the one row that says what they saw. */
function mayAtOnce({ tables }: DataMap, about: OpenedRequest, { corrections }: Plan): boolean {
  const asked = answersOf(about);
  if (asked.kind !== 'correct' || !asked.atOnce || about.keyedInBy) return false;
  return asked.changes.every(({ field, was }) => {
    const { table, column } = splitColumn(field);
    const [found, ...others] = corrections.filter((one) => one.field === field);
    const isTheirs = found && others.length === 0 && (found.old ?? '').trim() === was.trim();
    return isTheirs && tables[table]?.columns[column]?.self === 'update';
  });
}
