import { find } from '#datamap/find';
import { ownAddresses } from '#datamap/own-addresses';
import { database } from '#db/client';
import { chosenOf, findRequest } from '#db/request';
import { keepFindings } from '#requests/keep-findings';
import { aboutRequest } from '../payload.ts';
import { identitiesOf } from '../person.ts';
import type { Task } from '../task.ts';

/** Reads the first rows of each table for the desk, which asked for them with a reason. */
export const showFindings: Task = async (payload, { account, now }) => {
  const { requestId } = aboutRequest.parse(payload);
  const about = await findRequest(database(), requestId);
  if (!about) return;
  const asked = { identities: identitiesOf(about), chosen: chosenOf(about), at: now(), pictures: true };
  const checked = account.checked();
  const findings = await account.with(async (client) => {
    const found = await find(client, checked, asked);
    const addresses = await ownAddresses(client, checked, asked);
    return found.map((one) => ({ ...one, addresses: addresses.get(one.table) ?? [] }));
  });
  await keepFindings({ requestId, findings, now: now() });
};
