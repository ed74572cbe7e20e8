import { inTransaction } from '#db/client';
import { deleteSavedView } from '#db/saved-view';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

/** Takes a shared view of the queue away; done twice, it is away. */
export function dropView({ actor, id, now }: { actor: StaffActor; id: unknown; now: Date }): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    if (typeof id === 'string' && isUuid(id) && (await deleteSavedView(tx, id))) {
      await record(tx, { type: 'view-dropped', actor, now, detail: {} });
    }
    return ok(null);
  });
}
