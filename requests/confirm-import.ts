import { inTransaction } from '#db/client';
import { insertEvents } from '#db/event';
import { insertPastRequests, lockBringingIn } from '#db/past-request';
import { updateBroughtIn } from '#db/request-import';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { reportOn } from './import-report.ts';
import { organisation } from './organisation.ts';
import { type ImportAsked, ownImport } from './own-import.ts';
import { pastRow } from './past-row.ts';
import { record } from './record.ts';

/** Requests of one statement: others who ask the web process get their turn in between. */
const batch = 500;

/**
 * Brings the past requests of a table in, closed: those whose line is good, or with `all` none unless every line is. One
 * transaction. Read anew, so that what came in meanwhile comes in once. Nobody is written to, and nothing runs. Done
 * twice, it was done by the first.
 * @param choice `good` or `all`
 * @see 11 CCR 7101(a), (b); GDPR Art. 5(2)
 */
export function confirmImport({ choice, ...asked }: ImportAsked & { choice: unknown }): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const found = await ownImport(tx, asked);
    if (!found.ok) return found;
    if (found.value.confirmedAt) return ok(null);
    if (choice !== 'good' && choice !== 'all') return refused('choice-unknown', 'choice');
    await lockBringingIn(tx);
    const report = await reportOn(tx, found.value, asked);
    if (!report) return refused('not-possible-now');
    if (choice === 'all' && report.bad.length > 0) return refused('lines-bad', 'choice');
    if (report.good.length === 0) return refused('nothing-to-bring-in');
    const importId = found.value.id;
    const from = { importId, by: actor.staffId, now, today: dayOf(now, organisation().timeZone) };
    const event = { at: now, actorKind: 'staff', actorId: actor.staffId, detail: { importId } };
    const broughtIn = report.good.length;
    for (let at = 0; at < broughtIn; at += batch) {
      const rows = await Promise.all(report.good.slice(at, at + batch).map((past) => pastRow(past, from)));
      await insertPastRequests(tx, rows, from);
      await insertEvents(
        tx,
        { ...event, type: 'brought-in' },
        rows.map(({ row }) => row.id),
      );
    }
    await updateBroughtIn(tx, importId, { broughtIn, confirmedAt: now });
    await record(tx, { type: 'import-done', actor, now, detail: { importId, requests: broughtIn } });
    return ok(null);
  });
}
