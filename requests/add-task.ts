import { randomUUID } from 'node:crypto';
import { insertTask } from '#db/outside';
import type { OpenedRequest } from '#db/request';
import { outsideResultsOf } from '#domain/outside';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readComing } from './days.ts';
import { readOwner } from './read-owner.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';

/** As it was typed; all of it is parsed here. */
export type AddTask = DeskAct & {
  title: unknown;
  instructions: unknown;
  /** `YYYY-MM-DD`. */
  dueOn: unknown;
  /** Somebody at the desk; empty: whoever looks after the request. */
  ownerId: unknown;
  submissionKey: unknown;
};

/** Whether a request takes more work outside: a copy that is being made does not, it could not be in it. */
export const mayAddTask = ({ kind, status }: Pick<OpenedRequest, 'kind' | 'status'>): boolean =>
  isOpen(status) && outsideResultsOf(kind).length > 0 && !(kind === 'access' && status === 'running');

/**
 * Adds work outside the database to a request, which then is not done before it. A form sent twice makes one task.
 */
export function addTask({ submissionKey, ...asked }: AddTask): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (typeof submissionKey !== 'string' || !isUuid(submissionKey)) return refused('page-expired');
    if (!mayAddTask(request)) return refused('not-possible-now');
    const title = readReason(asked.title, 'title');
    if (!title.ok) return title;
    if (title.value.length > 200) return refused('answer-too-long', 'title');
    const instructions = readReason(asked.instructions, 'instructions');
    if (!instructions.ok) return instructions;
    const day = readComing(asked.dueOn, 'dueOn', now);
    if (!day.ok) return day;
    const owner = await readOwner(tx, request, { ...asked, typed: asked.ownerId, field: 'ownerId' });
    if (!owner.ok) return owner;
    const task = { id: randomUUID(), origin: null, submissionKey, createdAt: now, createdBy: actor.staffId };
    const words = { title: title.value, instructions: instructions.value };
    const made = await insertTask(tx, request, { ...task, ...words, dueOn: day.value, ownerId: owner.value });
    if (!made) return ok(null);
    const detail = { taskId: task.id, dueOn: day.value };
    await record(tx, { type: 'task-opened', actor, now, requestId: request.id, detail });
    return ok(null);
  });
}
