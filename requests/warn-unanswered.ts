import { inTransaction } from '#db/client';
import { listUnwarned, updateNotification } from '#db/notification';
import { lockRequest } from '#db/request';
import { addDays, dayOf } from '#domain/clock';
import { eachApart } from './each-apart.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** Days after which the desk hears once more of somebody who still has not answered. */
const againAfterDays = 7;

/**
 * Tells the desk of others who were told of a request and should have answered by now: when the day is over, then every
 * week; one letter for all of a request. The request may be closed long since.
 * @returns of how many requests
 */
export async function warnUnanswered(now: Date): Promise<number> {
  const today = dayOf(now, organisation().timeZone);
  const late = await inTransaction((tx) => listLate(tx, today));
  const requestIds = new Set(late.map(({ requestId }) => requestId));
  return eachApart(requestIds, (id) => warn(id, { today, now }));
}

const listLate = (tx: Parameters<typeof listUnwarned>[0], today: string, requestId?: string) =>
  listUnwarned(tx, { dueBefore: today, warnedUntil: addDays(today, -againAfterDays), requestId });

/** In a transaction of its own, on the locked request: two workers at once write once. */
function warn(id: string, { today, now }: { today: string; now: Date }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    const late = about ? await listLate(tx, today, id) : [];
    if (!about || late.length === 0) return false;
    for (const one of late) await updateNotification(tx, one.id, { warnedOn: today });
    const fields = { reference: about.reference, others: late.length, deskUrl: deskUrl(id) };
    await tellStaff(tx, { kind: 'staff-unanswered', fields, request: about, act: 'triage', now });
    const detail = { others: late.length };
    await record(tx, { type: 'others-overdue', actor: { kind: 'worker' }, now, requestId: id, detail });
    return true;
  });
}
