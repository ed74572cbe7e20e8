import { inTransaction } from '#db/client';
import { move } from './move.ts';

/** Hands to staff what no plan is made for: it was asked in words. */
export function handOver({ requestId, now }: { requestId: string; now: Date }): Promise<boolean> {
  const worker = { kind: 'worker' } as const;
  return inTransaction((tx) =>
    move(tx, { requestId, from: ['received'], to: 'review', event: 'handed-over', actor: worker, now }),
  );
}
