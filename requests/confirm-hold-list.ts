import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { updateLaid } from '#db/hold-list';
import { insertListed, lockListing } from '#db/listed-hold';
import { ok, type Result, refused } from '#domain/problems';
import { reportOn } from './hold-list-report.ts';
import { type HoldListAsked, ownHoldList } from './own-hold-list.ts';
import { record } from './record.ts';
import { replanHeld } from './replan-held.ts';

/**
 * Holds everybody of a list whose line is good, all rows of each, or nobody: one transaction. Read anew, so that whoever
 * was held meanwhile is not held twice, except by who may not see whom holds are about. Laid twice, it was laid by the
 * first.
 * @see GDPR Art. 17(3)(b), (e); Fed. R. Civ. P. 37(e)
 */
export function confirmHoldList(asked: HoldListAsked): Promise<Result<null>> {
  const { actor, now } = asked;
  return inTransaction(async (tx) => {
    const list = await ownHoldList(tx, asked);
    if (!list.ok) return list;
    if (list.value.confirmedAt) return ok(null);
    await lockListing(tx);
    const report = await reportOn(tx, list.value, asked);
    if (!report) return refused('not-possible-now');
    if (report.good.length === 0) return refused('nothing-to-hold');
    const { id } = list.value;
    const frame = { tables: [], createdAt: now, createdBy: actor.staffId };
    const holds = report.good.map(({ email, index, reason, law, reviewOn }) => ({
      ...{ ...frame, id: randomUUID(), submissionKey: randomUUID(), reason, law, reviewOn },
      ...{ who: { email, others: {} }, indexes: [index] },
    }));
    await insertListed(tx, id, holds);
    await updateLaid(tx, id, { laid: holds.length, confirmedAt: now });
    await record(tx, { type: 'hold-list-laid', actor, now, detail: { listId: id, holds: holds.length } });
    await replanHeld(tx, { indexes: report.good.map(({ index }) => index), now });
    return ok(null);
  });
}
