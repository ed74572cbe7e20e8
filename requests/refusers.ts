import type { Appeal } from '#db/appeal';
import type { Transaction } from '#db/client';
import { listRefusedParts } from '#db/refused-part';
import type { OpenedRequest } from '#db/request';

/**
 * Ids of who refused anything of what an appeal is against, the whole or a part: none of them has to do with it.
 * @see Va. Code 59.1-577(C)
 */
export async function refusers(
  tx: Transaction,
  about: OpenedRequest,
  appeal: Pick<Appeal, 'refusedBy'> | null,
): Promise<string[]> {
  const parts = (await listRefusedParts(tx, about)).map(({ decidedBy }) => decidedBy);
  const whole = appeal ? appeal.refusedBy : about.refusedBy;
  return [...new Set([...(whole ? [whole] : []), ...parts])];
}
