import { inTransaction } from '#db/client';
import { endOver } from '#db/glass';
import { record } from './record.ts';

/** Notes that the hour of a broken glass is over; it lets nobody look since then, noted or not. @returns how many */
export function endGlasses(now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const over = await endOver(tx, now);
    for (const { id: glassId, requestId } of over) {
      await record(tx, { type: 'glass-ended', actor: { kind: 'worker' }, now, requestId, detail: { glassId } });
    }
    return over.length;
  });
}
