import { countRows, lockBulk, updateBulk } from '#db/bulk';
import { enqueue } from '#db/queue';
import { bulkStage } from '#domain/bulk';
import { ok, type Result, refused } from '#domain/problems';
import { atBulk, type BulkAsked } from './at-bulk.ts';
import { record } from './record.ts';

/**
 * Begins an act on many requests, once whoever proposed it has seen what it would do. Refusing cannot be taken back, so
 * the number of requests is typed.
 */
export function confirmBulk({ count, ...asked }: BulkAsked & { count?: unknown }): Promise<Result<null>> {
  return atBulk(asked, { act: 'triage', find: lockBulk }, async (tx, bulk) => {
    const { actor, now } = asked;
    if (bulkStage(bulk) !== 'ready') return refused('not-possible-now');
    const able = (await countRows(tx, bulk.id)).filter(({ state }) => state === 'can');
    const number = able.reduce((sum, row) => sum + row.count, 0);
    if (number === 0) return refused('none-selected');
    if (bulk.act === 'refuse' && String(count ?? '').replaceAll(/[\s,.]/g, '') !== String(number)) {
      return refused('number-wrong', 'count');
    }
    await updateBulk(tx, bulk.id, { confirmedAt: now });
    await enqueue(tx, 'bulk', { bulkId: bulk.id }, { key: `bulk:${bulk.id}` });
    await record(tx, { type: 'bulk-confirmed', actor, now, detail: { bulkId: bulk.id, act: bulk.act, count: number } });
    return ok(null);
  });
}
