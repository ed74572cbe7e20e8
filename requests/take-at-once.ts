import { inTransaction } from '#db/client';
import { enqueue } from '#db/queue';
import { move } from './move.ts';

/**
 * Takes a request that skips review: an opt-out may not wait, and a stolen credential must not.
 * @returns false when it was taken already
 * @see 11 CCR 7026(f)
 */
export function takeAtOnce({ requestId, now }: { requestId: string; now: Date }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const taken = await move(tx, {
      requestId,
      from: ['received'],
      to: 'running',
      event: 'run-started',
      actor: { kind: 'worker' },
      now,
    });
    if (taken) await enqueue(tx, 'run', { requestId }, { key: `run:${requestId}` });
    return taken;
  });
}
