import { inTransaction } from '#db/client';
import { insertSavedView } from '#db/saved-view';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { queueViews, readQueueQuery } from '#domain/queue-query';
import { personsIn } from '#domain/searches';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

/** More than these nobody finds anything among. */
const viewsAtMost = 12;

type SaveView = { actor: StaffActor; name: unknown; query: unknown; now: Date };

/** Keeps a query of the queue under a name, for the whole desk. */
export function saveView({ actor, name, query, now }: SaveView): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    const called = typeof name === 'string' ? name.trim() : '';
    if (called === '' || called.length > 40) return refused('view-name-missing', 'name');
    const text = typeof query === 'string' ? query.trim() : '';
    const read = readQueueQuery(text, dayOf(now, organisation().timeZone));
    if (text === '' || !('query' in read)) return refused('view-query-missing');
    // Both are kept in clear, and read by the whole desk; and a view is counted for all without a search for anybody.
    if (`${called} ${text}`.includes('@') || personsIn(read.query).length > 0) return refused('view-holds-address');
    const view = { name: called, query: text, createdAt: now, createdBy: actor.staffId };
    const ofDesk = Object.keys(queueViews).some((one) => one.toLowerCase() === called.toLowerCase());
    const whyNot = ofDesk ? 'taken' : await insertSavedView(tx, view, viewsAtMost);
    if (whyNot) return refused(whyNot === 'taken' ? 'view-name-taken' : 'views-full', 'name');
    await record(tx, { type: 'view-saved', actor, now, detail: {} });
    return ok(null);
  });
}
