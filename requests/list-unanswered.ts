import { inTransaction } from '#db/client';
import { listUnanswered as listRows } from '#db/notification';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { dayOf, daysBetween } from '#domain/clock';
import { type Arrival, arrivalOf, type NotificationKind } from '#domain/notifications';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';

export type Unanswered = {
  id: string;
  requestId: string;
  reference: string;
  kind: NotificationKind;
  name: string;
  arrival: Arrival;
  dueOn: string;
  /** Below zero: overdue. */
  days: number;
};

const listedAtMost = 200;

/**
 * Others who were told of requests and have not answered, longest due first; of requests that are closed, too, which no
 * other list shows. Nothing about the one who looks.
 */
export function listUnanswered({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<Unanswered[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    const me = await holdStaff(tx, actor.staffId);
    if (!me) return refused('sign-in-first');
    const today = dayOf(now, organisation().timeZone);
    const rows = await listRows(tx, { except: me.near, limit: listedAtMost });
    return ok(
      rows.map(({ id, requestId, reference, kind, body, letter, remindedAt, dueOn }) => ({
        ...{ id, requestId, reference, kind, name: body.name, arrival: arrivalOf({ letter, remindedAt }) },
        dueOn: dueOn ?? today,
        days: daysBetween(today, dueOn ?? today),
      })),
    );
  });
}
