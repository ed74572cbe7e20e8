import type { Transaction } from '#db/client';
import { listTasks } from '#db/outside';
import { listFiles, type OutsideFileRow } from '#db/outside-file';
import type { OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { type OutsideResult, outsideResultsOf } from '#domain/outside';
import { mayAct, type Role } from '#domain/roles';
import { organisation } from './organisation.ts';

export type OutsideTask = {
  id: string;
  /** What staff wrote may name somebody: null for who may not open what is personal of this person. */
  words: { title: string; instructions: string; reason: string | null } | null;
  /** What goes into the copy; their names are words of that kind, too. */
  files: (Pick<OutsideFileRow, 'id' | 'size' | 'createdAt' | 'by'> & { name: string | null })[];
  mayAttach: boolean;
  /** From the organisation file, not added by hand. */
  isRule: boolean;
  ownerId: string | null;
  owner: string | null;
  dueOn: string;
  isOverdue: boolean;
  result: OutsideResult | null;
  doneAt: Date | null;
  doneBy: string | null;
  mayResult: readonly OutsideResult[];
};

/**
 * Work of a request outside the account database, for the desk; its free words only for roles that see personal data.
 * @param isShut the person is on the watch-list, and no colleague has agreed that this member of staff sees their data: a
 * broken glass does not open these words, since the page shows them without an event
 */
export async function tasksOutside(
  tx: Transaction,
  request: OpenedRequest,
  { actor, isShut, now }: { actor: StaffActor; isShut: boolean; now: Date },
): Promise<OutsideTask[]> {
  const today = dayOf(now, organisation().timeZone);
  const files = Map.groupBy(await listFiles(tx, request), ({ taskId }) => taskId);
  const mayRead = mayAct(actor.role, 'view-personal') && !isShut;
  return (await listTasks(tx, request)).map((task) => {
    const { id, title, instructions, origin, ownerId, owner, dueOn, result, reason, doneAt, doneByName } = task;
    return {
      ...{ id, isRule: origin !== null, ownerId, owner, dueOn, result, doneAt },
      words: mayRead ? { title, instructions, reason } : null,
      files: (files.get(id) ?? []).map(({ taskId: _, name, ...file }) => ({ ...file, name: mayRead ? name : null })),
      mayAttach: result === null && request.kind === 'access',
      doneBy: doneByName,
      isOverdue: result === null && dueOn < today,
      mayResult: outsideResultsOf(request.kind),
    };
  });
}

export type OwnOutside = {
  title: string;
  result: OutsideResult | null;
  reason: string;
  on: Date | null;
  by: Role | null;
};

/** As its person may know it: what is looked through by hand, and what it came to; by a role, and by nobody's name. */
export async function ownOutside(tx: Transaction, request: OpenedRequest): Promise<OwnOutside[]> {
  return (await listTasks(tx, request)).map(({ title, result, reason, doneAt, doneByRole }) => ({
    ...{ title, result, reason: reason ?? '', on: doneAt, by: result ? doneByRole : null },
  }));
}
