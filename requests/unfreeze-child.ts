import type { Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';

/** Has the worker give a child's data back to use, where a case ends without a deletion. Does nothing for others. */
export async function unfreezeChild(tx: Transaction, { id, childSealed }: OpenedRequest): Promise<void> {
  if (childSealed) await enqueue(tx, 'release-lost', { requestId: id, how: 'unfreeze' }, { key: `release:${id}` });
}
