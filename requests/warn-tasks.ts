import { inTransaction, type Transaction } from '#db/client';
import { listUnwarnedTasks, updateTask } from '#db/outside';
import { lockRequest } from '#db/request';
import { addDays, dayOf } from '#domain/clock';
import { taskAgainDays, taskSoonDays } from '#domain/outside';
import { isOpen } from '#domain/states';
import { eachApart } from './each-apart.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Reminds whoever owns work outside the database: once when its day is near, and every few days when it is over, since
 * the request waits for it while its own clock runs. @returns how many tasks
 */
export async function warnTasks(now: Date): Promise<number> {
  const today = dayOf(now, organisation().timeZone);
  const due = await inTransaction((tx) => listDue(tx, today));
  const requestIds = new Set(due.map(({ requestId }) => requestId));
  return eachApart(requestIds, (id) => warn(id, { today, now }));
}

const listDue = (tx: Transaction, today: string, requestId?: string) =>
  listUnwarnedTasks(tx, {
    today,
    soon: addDays(today, taskSoonDays),
    warnedUntil: addDays(today, -taskAgainDays),
    requestId,
  });

/** In a transaction of its own, on the locked request: two workers at once write once. */
function warn(id: string, { today, now }: { today: string; now: Date }): Promise<number> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    if (!about || !isOpen(about.status)) return 0;
    const due = await listDue(tx, today, id);
    for (const { id: taskId, ownerId, dueOn } of due) {
      await updateTask(tx, taskId, { warnedOn: today });
      const isLate = dueOn < today;
      const fields = { reference: about.reference, dueOn, isLate, deskUrl: deskUrl(id) };
      const request = { ...about, assigneeId: ownerId ?? about.assigneeId };
      await tellStaff(tx, { kind: 'staff-task', fields, request, act: 'triage', now });
      const detail = { taskId, dueOn, isLate };
      await record(tx, { type: 'task-warned', actor: { kind: 'worker' }, now, requestId: id, detail });
    }
    return due.length;
  });
}
