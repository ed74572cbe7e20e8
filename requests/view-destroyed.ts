import { and, eq, isNotNull } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { listEvents } from '#db/event';
import { listRuns } from '#db/run';
import { request } from '#db/schema/index';
import { listStaff } from '#db/staff';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import type { DeskAct } from './at-desk.ts';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import { withNames } from './with-names.ts';

/** What is left of a request whose time was over: what was asked and answered when, and by whom of the desk. */
export type DestroyedView = NonNullable<Awaited<ReturnType<typeof findDestroyed>>>;

/** The desk's page of a request whose content is destroyed; of another request there is none. */
export function viewDestroyed({ actor, id, now }: DeskAct): Promise<Result<DestroyedView>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-request', now });
    if (!may.ok) return may;
    const found = isUuid(id) ? await findDestroyed(tx, id) : null;
    return found ? ok(found) : refused('not-found');
  });
}

async function findDestroyed(tx: Transaction, id: string) {
  const [row] = await tx
    .select()
    .from(request)
    .where(and(eq(request.id, id), isNotNull(request.destroyedAt)));
  if (!row?.destroyedAt || !row.closedAt) return null;
  const everybody = await listStaff(tx);
  const { reference, kind, status, law, channel, receivedOn, answerByOn, outcome, refusalGround } = row;
  return {
    ...{ id, reference, kind, status, law, channel, receivedOn, answerByOn, outcome, refusalGround },
    closedAt: row.closedAt,
    destroyedOn: dayOf(row.destroyedAt, organisation().timeZone),
    events: withNames(await listEvents(tx, id), (staffId) => everybody.find((one) => one.id === staffId)?.name ?? null),
    letters: [],
    runs: await listRuns(tx, id),
  };
}
