import { z } from 'zod';
import { postalOf } from '#datamap/postal';
import { database } from '#db/client';
import { findPostedCode } from '#db/posted-code';
import { chosenOf, findRequest } from '#db/request';
import { keepPostedCode } from '#requests/keep-posted-code';
import { identitiesOf } from '../person.ts';
import type { Task } from '../task.ts';

const aboutCode = z.strictObject({ codeId: z.uuid() });

/** Reads where a code goes, and has its letter written. */
export const postCode: Task = async (payload, { account, now }) => {
  const { codeId } = aboutCode.parse(payload);
  const code = await findPostedCode(database(), codeId);
  const about = code && (await findRequest(database(), code.requestId));
  if (!about || code.codeHash || code.isUnsent) return;
  const asked = { identities: identitiesOf(about), chosen: chosenOf(about), at: now() };
  const postal = await account.with((client) => postalOf(client, account.checked(), asked));
  await keepPostedCode({ codeId, postal, now: now() });
};
