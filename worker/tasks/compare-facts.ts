import { z } from 'zod';
import { countFacts } from '#datamap/facts';
import { database } from '#db/client';
import { findTyped, openTyped } from '#db/identity-proof';
import { chosenOf, findRequest } from '#db/request';
import { keepCompared } from '#requests/keep-compared';
import { identitiesOf } from '../person.ts';
import type { Task } from '../task.ts';

const aboutProof = z.strictObject({ proofId: z.uuid() });

/** Compares what somebody typed of the facts with what the account database holds, and says how many are right. */
export const compareFacts: Task = async (payload, { account, now }) => {
  const { proofId } = aboutProof.parse(payload);
  const typed = await findTyped(database(), proofId);
  const about = typed && (await findRequest(database(), typed.requestId));
  if (!about) return;
  const given = openTyped(about.key, proofId, typed.bodySealed);
  const asked = { identities: identitiesOf(about), chosen: chosenOf(about), at: now() };
  const right = await account.with((client) => countFacts(client, account.checked(), asked, given));
  await keepCompared({ proofId, right, now: now() });
};
