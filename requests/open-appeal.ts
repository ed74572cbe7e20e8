import { findLastAppeal, insertAppeal } from '#db/appeal';
import type { Transaction } from '#db/client';
import { insertMessage } from '#db/message';
import type { OpenedRequest } from '#db/request';
import type { PersonActor, StaffActor } from '#domain/actor';
import { appealBy, isComplaint, mayAppeal } from '#domain/appeals';
import { dayOf } from '#domain/clock';
import { lawsOf } from './laws-of.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { record } from './record.ts';
import { refusers } from './refusers.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

type Opening = {
  actor: PersonActor | StaffActor;
  words: string;
  /** Day on which it reached us, where somebody keys it in. */
  receivedOn?: string;
  now: Date;
};

/**
 * Opens the appeal against what was refused of a request: its clock begins, the person gets its date, and those of the
 * desk who may decide hear of it, but not who refused anything of it or keyed it in.
 * @returns false when nothing was refused, or it was appealed against already
 * @see Va. Code 59.1-577(C); DPA 2018 s. 164A(3)
 */
export async function openAppeal(
  tx: Transaction,
  about: OpenedRequest,
  { actor, words, now, receivedOn = dayOf(now, organisation().timeZone) }: Opening,
): Promise<boolean> {
  const { id, key, reference, kind, refusedBy } = about;
  if (!mayAppeal(about, await findLastAppeal(tx, id))) return false;
  const laws = await lawsOf(tx, about);
  const { on: answerByOn, article } = appealBy(laws, receivedOn);
  const keyedInBy = actor.kind === 'staff' ? actor.staffId : null;
  const values = { requestId: id, receivedAt: now, receivedOn, answerByOn, article, refusedBy, keyedInBy };
  if (!(await insertAppeal(tx, values))) return false;
  await insertMessage(tx, { requestId: id, key, staffId: null, words, now });
  await record(tx, { type: 'appealed', actor, now, requestId: id, detail: { receivedOn, answerByOn } });
  const said = { reference, kind, receivedOn, answerByOn, article, isComplaint: isComplaint(laws) };
  await tellPerson(tx, about, { kind: 'appeal-received', fields: { ...said, statusUrl: statusUrl(id) }, now });
  const except = [...(await refusers(tx, about, null)), ...(keyedInBy ? [keyedInBy] : [])];
  await tellStaff(tx, {
    kind: 'staff-appeal',
    fields: { reference, kind, answerByOn, deskUrl: deskUrl(id) },
    ...{ request: about, act: 'decide-appeal', except, now },
  });
  return true;
}
