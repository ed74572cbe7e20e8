import { and, asc, eq, inArray } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { listEvents } from '#db/event';
import { lockRequest } from '#db/request';
import { letter, request } from '#db/schema/index';
import { addDays, dayOf } from '#domain/clock';
import { isOpen, openStatuses } from '#domain/states';
import { clockOf } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** Letters that tell a person that the request has come. */
const first = ['acknowledgement', 'confirm', 'child-case'];
/** Those that nobody has, though we wrote them. */
const unsent = ['queued', 'to-post', 'bounced', 'given-up'] as const;

/** Days before the last one on which the desk hears. */
const daysBefore = 3;

/**
 * Tells the desk of requests whose person has not heard yet that they came, where a law says by when: once when that day
 * is near, and daily when it is over. Mostly a letter lies there that nobody posted. @returns how many
 * @see 11 CCR 7021(a); Data Protection Act 2018 s. 164A(3)
 */
export async function warnAcknowledgements(now: Date): Promise<number> {
  const ids = await inTransaction((tx) =>
    tx
      .selectDistinct({ id: request.id })
      .from(letter)
      .innerJoin(request, eq(request.id, letter.requestId))
      .where(
        and(inArray(letter.status, [...unsent]), inArray(letter.kind, first), inArray(request.status, openStatuses)),
      )
      .orderBy(asc(request.id)),
  );
  let warned = 0;
  for (const { id } of ids) if (await warn(id, now)) warned += 1;
  return warned;
}

/** In a transaction of its own, on the locked request: two workers at once write once. */
function warn(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    if (!about || !isOpen(about.status)) return false;
    const { acknowledgeBy } = (await clockOf(tx, about, now)).dates;
    const { timeZone } = organisation();
    const today = dayOf(now, timeZone);
    if (!acknowledgeBy || today < addDays(acknowledgeBy.on, -daysBefore)) return false;
    const last = (await listEvents(tx, id)).findLast(({ type }) => type === 'acknowledgement-warned');
    const isLate = today > acknowledgeBy.on;
    if (last && (!isLate || dayOf(last.at, timeZone) === today)) return false;
    const { reference, kind } = about;
    const fields = { reference, kind, dueOn: acknowledgeBy.on, isLate, deskUrl: deskUrl(id) };
    await tellStaff(tx, { kind: 'staff-acknowledge', fields, request: about, act: 'triage', now });
    const detail = { dueOn: acknowledgeBy.on, isLate };
    await record(tx, { type: 'acknowledgement-warned', actor: { kind: 'worker' }, now, requestId: id, detail });
    return true;
  });
}
