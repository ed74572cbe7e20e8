import { lockBulk, updateBulk } from '#db/bulk';
import { bulkStage } from '#domain/bulk';
import { ok, type Result, refused } from '#domain/problems';
import { atBulk, type BulkAsked } from './at-bulk.ts';
import { record } from './record.ts';

/** Stops an act on many requests: what is done stays done, the rest is left as it is. */
export function stopBulk(asked: BulkAsked): Promise<Result<null>> {
  return atBulk(asked, { act: 'triage', find: lockBulk }, async (tx, bulk) => {
    const { actor, now } = asked;
    if (['ended', 'stopped'].includes(bulkStage(bulk))) return refused('not-possible-now');
    await updateBulk(tx, bulk.id, { stoppedAt: now });
    await record(tx, { type: 'bulk-stopped', actor, now, detail: { bulkId: bulk.id } });
    return ok(null);
  });
}
