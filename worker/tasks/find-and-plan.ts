import { digest } from '#datamap/digest';
import { makePlan } from '#datamap/plan';
import { proposeCorrections } from '#datamap/propose';
import { database } from '#db/client';
import { answersOf, findRequest, type OpenedRequest } from '#db/request';
import { skipsReview } from '#domain/kinds';
import type { Plan } from '#domain/plan';
import { failPlan } from '#requests/fail-plan';
import { holdsOn } from '#requests/holds-on';
import { keepPlan } from '#requests/keep-plan';
import { takeAtOnce } from '#requests/take-at-once';
import { classify, isPassing } from '../failure.ts';
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
  const plan = await planned(about, { account, now }).catch(async (error) => {
    const failure = classify(error);
    if (!isPassing(failure)) await failPlan({ requestId, failure, now: now() });
    // The queue tries again, later and later: what was wrong may have been put right.
    throw error;
  });
  await keepPlan({ requestId, plan, digest: digest(plan), now: now() });
};

/** A correction's plan names the rows that are meant, old → new, so these are looked for first. */
async function planned(about: OpenedRequest, { account, now }: Surroundings): Promise<Plan> {
  const checked = account.checked();
  const wanted = { ...planFor(about, now()), holds: await holdsOn(about) };
  const asked = answersOf(about);
  return account.with(async (client) => {
    if (asked.kind !== 'correct') return makePlan(client, checked, wanted);
    const corrections = await proposeCorrections(client, checked, { ...wanted, changes: asked.changes });
    return makePlan(client, checked, { ...wanted, corrections });
  });
}
