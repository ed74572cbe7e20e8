import { digest } from '#datamap/digest';
import { makePlan } from '#datamap/plan';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { skipsReview } from '#domain/kinds';
import { keepPlan } from '#requests/keep-plan';
import { takeAtOnce } from '#requests/take-at-once';
import { aboutRequest } from '../payload.ts';
import { planFor } from '../person.ts';
import type { Task } from '../tasks.ts';

/** Finds what is held about the person, plans what the request asks for, and hands it to staff. */
export const findAndPlan: Task = async (payload, { account, now }) => {
  const { requestId } = aboutRequest.parse(payload);
  const about = await findRequest(database(), requestId);
  if (!about || !['received', 'review'].includes(about.status)) return;
  if (skipsReview(about.kind)) {
    await takeAtOnce({ requestId, now: now() });
    return;
  }
  const plan = await account.with((client) => makePlan(client, account.checked(), planFor(about, now())));
  await keepPlan({ requestId, plan, digest: digest(plan), now: now() });
};
