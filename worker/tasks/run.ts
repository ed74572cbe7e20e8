import { contactsOf } from '#datamap/contacts';
import { findReceipt } from '#datamap/run';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { chosenOf, findRequest, type OpenedRequest } from '#db/request';
import { findRunUnderWay } from '#requests/find-run-under-way';
import { needsNotice, scheduleDeletion } from '#requests/schedule-deletion';
import { type TakenUp, takeUpRun } from '#requests/take-up-run';
import { Failure } from '../failure.ts';
import { aboutRequest } from '../payload.ts';
import { identitiesOf } from '../person.ts';
import { blockLost } from '../runs/block-lost.ts';
import { copy } from '../runs/copy.ts';
import { correctFields } from '../runs/correct-fields.ts';
import { erasePerson } from '../runs/erase-person.ts';
import { freezeChildsData } from '../runs/freeze-child.ts';
import { optOutPerson } from '../runs/opt-out-person.ts';
import { attempt, type RunTask } from '../runs/run-task.ts';
import type { Surroundings, Task } from '../task.ts';

/** What each kind does once it is taken up. */
const planned = { access: copy, correct: correctFields, delete: erasePerson } as const;

/**
 * Carries out a request. A deletion comes here three times at least: to tell its contacts, when it has cooled off, and
 * again after each failure that passes by itself.
 */
export const run: Task = async (payload, surroundings) => {
  const { requestId } = aboutRequest.parse(payload);
  const about = await findRequest(database(), requestId);
  if (!about) return;
  if (about.kind === 'opt-out') return optOutPerson(about, surroundings);
  if (about.kind === 'report-lost') return blockLost(about, surroundings);
  // What was asked in words is answered in words.
  if (about.kind === 'other') return;
  if (about.childSealed && about.status === 'waiting') return freezeChildsData(about, surroundings);
  if (await needsNotice(database(), about)) return tellContacts(about, surroundings);
  await carryOutPlan(about.id, planned[about.kind], surroundings);
};

async function tellContacts(about: OpenedRequest, { account, now }: Surroundings): Promise<void> {
  const asked = { identities: identitiesOf(about), chosen: chosenOf(about), at: now() };
  const contacts = await account.with((client) => contactsOf(client, account.checked(), asked));
  await scheduleDeletion({ requestId: about.id, contacts, now: now() });
}

async function carryOutPlan(requestId: string, act: RunTask, surroundings: Surroundings): Promise<void> {
  const { account, now } = surroundings;
  // Before the run is written down: a database that is away is no try.
  account.checked();
  const under = await committed(requestId, surroundings);
  // On a restored database a plan is about people who may be erased already.
  if (!under && (await findInstallation(database())).restoredSeenAt) throw new Failure('account-restored');
  const taken = under ?? (await takeUpRun({ requestId, now: now() }));
  if (!taken) return;
  await attempt(taken.run, surroundings, () => act(taken, surroundings));
}

/** A run that an earlier try committed in the account database without telling the portal: nothing may stop its end. */
async function committed(requestId: string, { account }: Surroundings): Promise<TakenUp | null> {
  const begun = await findRunUnderWay(requestId);
  const receipt = begun && (await account.with((client) => findReceipt(client, begun.run.id)));
  return receipt ? begun : null;
}
