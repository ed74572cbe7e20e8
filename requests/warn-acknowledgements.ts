import { and, asc, eq, inArray, notInArray, or } from 'drizzle-orm';
import { findLastAppeal } from '#db/appeal';
import { inTransaction, type Transaction } from '#db/client';
import { listEvents } from '#db/event';
import { lockRequest, type OpenedRequest } from '#db/request';
import { letter, request } from '#db/schema/index';
import { addDays, dayOf } from '#domain/clock';
import { type Due, datesFor } from '#domain/law/dates-for';
import { isOpen, openStatuses } from '#domain/states';
import { eachApart } from './each-apart.ts';
import { clockOf } from './keep-clock.ts';
import { lawsOf } from './laws-of.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** Letters that tell a person that the request has come. */
const first = ['acknowledgement', 'confirm', 'child-case'];
/** Those that nobody has, though we wrote them. */
const unsent = ['queued', 'to-post', 'bounced', 'given-up'] as const;

/** Whether of a request's letters one that tells that it has come lies here, or did not arrive. */
export const owesFirstLetter = (letters: readonly { kind: string; status: string }[]): boolean =>
  letters.some(({ kind, status }) => first.includes(kind) && unsent.some((one) => one === status));

/** Days before the last one on which the desk hears. */
const daysBefore = 3;

/**
 * Tells the desk of requests whose person has not heard yet that they came, where a law says by when: once when that day
 * is near, and daily when it is over. Mostly a letter lies there that nobody posted. A complaint about a refusal counts as
 * a request does. @returns how many
 * @see 11 CCR 7021(a); Data Protection Act 2018 s. 164A(3)
 */
export async function warnAcknowledgements(now: Date): Promise<number> {
  const ofRequest = and(inArray(letter.kind, first), inArray(request.status, openStatuses));
  const ofComplaint = and(eq(letter.kind, 'appeal-received'), notInArray(request.status, openStatuses));
  const ids = await inTransaction((tx) =>
    tx
      .selectDistinct({ id: request.id })
      .from(letter)
      .innerJoin(request, eq(request.id, letter.requestId))
      .where(and(inArray(letter.status, [...unsent]), or(ofRequest, ofComplaint)))
      .orderBy(asc(request.id)),
  );
  return eachApart(
    ids.map(({ id }) => id),
    (id) => warn(id, now),
  );
}

/** In a transaction of its own, on the locked request: two workers at once write once. */
function warn(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    const owed = about && (isOpen(about.status) ? await toRequest(tx, about, now) : await toComplaint(tx, about));
    if (!about || !owed) return false;
    const { timeZone } = organisation();
    const today = dayOf(now, timeZone);
    if (today < addDays(owed.by.on, -daysBefore)) return false;
    const last = (await listEvents(tx, id)).findLast(({ type }) => type === 'acknowledgement-warned');
    const isLate = today > owed.by.on;
    if (last && last.at >= owed.since && (!isLate || dayOf(last.at, timeZone) === today)) return false;
    const { reference, kind } = about;
    const fields = { reference, kind, dueOn: owed.by.on, isLate, deskUrl: deskUrl(id) };
    await tellStaff(tx, { kind: 'staff-acknowledge', fields, request: about, act: 'triage', now });
    const detail = { dueOn: owed.by.on, isLate };
    await record(tx, { type: 'acknowledgement-warned', actor: { kind: 'worker' }, now, requestId: id, detail });
    return true;
  });
}

/** By when somebody hears that what they sent has come, and since when we have it. */
type Owed = { by: Due; since: Date } | null;

async function toRequest(tx: Transaction, about: OpenedRequest, now: Date): Promise<Owed> {
  const { acknowledgeBy } = (await clockOf(tx, about, now)).dates;
  return acknowledgeBy && { by: acknowledgeBy, since: about.receivedAt };
}

/** Only laws with a word on complaints say so of one about a refusal, too; once it is decided the answer is on its way. */
async function toComplaint(tx: Transaction, about: OpenedRequest): Promise<Owed> {
  const open = await findLastAppeal(tx, about.id);
  const laws = (await lawsOf(tx, about)).filter(({ complaint }) => complaint !== null);
  if (!open || open.decidedAt || laws.length === 0) return null;
  const events = [{ type: 'received', on: open.receivedOn } as const];
  const { acknowledgeBy } = datesFor(laws, { kind: 'other', topic: 'complaint', events });
  return acknowledgeBy && { by: acknowledgeBy, since: open.receivedAt };
}
