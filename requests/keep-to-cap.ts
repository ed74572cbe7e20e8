import type { Transaction } from '#db/client';
import { countRelease, type Day, isHeld, markHeld } from '#db/daily-cap';
import type { OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { capOf, cappedAs } from '#domain/daily-caps';
import { ok, type Result, refused } from '#domain/problems';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { tellStaff } from './tell-staff.ts';

type Asking = { actor: StaffActor; now: Date };

/**
 * Counts a copy or deletion that somebody is about to let out; one more than a person may on a day is held. Each that is
 * held is an event, and the first of a day a letter to all admins: whoever was bribed, or whose session was stolen, does
 * not empty the house in one night.
 */
export async function keepToCap(
  tx: Transaction,
  request: OpenedRequest,
  { actor, now }: Asking,
): Promise<Result<null>> {
  const day = dayFor(request, { actor, now });
  if (!day) return ok(null);
  const { act, on } = day;
  const atMost = capOf(organisation().dailyCaps, act);
  if (await countRelease(tx, { ...day, requestId: request.id, atMost })) return ok(null);
  const { id: requestId, reference } = request;
  await record(tx, { type: 'cap-reached', actor, now, requestId, detail: { act, atMost, on } });
  if (await markHeld(tx, day, now)) {
    const fields = { reference, act, atMost, deskUrl: `${readEnv('HABEAS_URL').HABEAS_URL}/desk/settings#held` };
    const about = { ...request, assigneeId: null };
    await tellStaff(tx, { kind: 'staff-held', fields, request: about, act: 'administer', now });
  }
  return refused('daily-cap');
}

/** Whether somebody who would let out this request is held for today. */
export async function isHeldToday(tx: Transaction, request: OpenedRequest, asking: Asking): Promise<boolean> {
  const day = dayFor(request, asking);
  return day !== null && isHeld(tx, day);
}

function dayFor({ kind }: OpenedRequest, { actor, now }: Asking): Day | null {
  const act = cappedAs(kind);
  return act && { staffId: actor.staffId, on: dayOf(now, organisation().timeZone), act };
}
