import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/client';
import { insertTask } from '#db/outside';
import type { OpenedRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import { outsideDueOn } from '#domain/outside';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

/**
 * Opens the tasks that the organisation file has for a request of this kind, when it comes to review. Opened twice, what
 * is there stays as it is. A trial has none: what is done by hand elsewhere cannot be taken back.
 */
export async function openOutsideTasks(tx: Transaction, about: OpenedRequest, now: Date): Promise<void> {
  if (about.isTrial) return;
  const { outside, timeZone } = organisation();
  const today = dayOf(now, timeZone);
  const mine = Object.entries(outside).filter(([, work]) => work.for.some((kind) => kind === about.kind));
  for (const [origin, { title, instructions, days }] of mine) {
    const task = { id: randomUUID(), origin, submissionKey: null, title, instructions, createdAt: now };
    const dueOn = outsideDueOn(today, days, about.answerByOn);
    if (!(await insertTask(tx, about, { ...task, dueOn, ownerId: about.assigneeId, createdBy: null }))) continue;
    const detail = { taskId: task.id, origin, dueOn };
    await record(tx, { type: 'task-opened', actor: { kind: 'worker' }, now, requestId: about.id, detail });
  }
}
