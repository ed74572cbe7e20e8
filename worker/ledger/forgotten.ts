import { receiptsOf, requestsWithReceipts } from '#datamap/receipted';
import { isSignedBy } from '#datamap/sign';
import { database } from '#db/client';
import { receiptKey } from '#db/keys';
import { listUnknownRequests } from '#db/unknown-requests';
import type { Forgotten, ForgottenRun } from '#domain/forgotten';
import type { Surroundings } from '../task.ts';

/** Of more the number says enough: then much of the portal is missing. */
const named = 200;

/**
 * What this installation has done in the account database for requests that its portal does not know: the portal's own
 * database is older than that, as after its restore from a backup. What others have signed was theirs to know.
 */
export async function findForgotten({ account }: Pick<Surroundings, 'account'>, page = 5000): Promise<Forgotten> {
  const forgotten: ForgottenRun[] = [];
  for (let after: string | null = null; ; ) {
    const last: string | null = after;
    const requests: string[] = await account.with((client) => requestsWithReceipts(client, last, page));
    const unknown = await listUnknownRequests(database(), requests);
    const receipts = unknown.length > 0 ? await account.with((client) => receiptsOf(client, unknown)) : [];
    for (const { receipt } of receipts.filter((one) => isSignedBy(one, receiptKey()))) {
      forgotten.push({ run: receipt.run, act: receipt.act, at: receipt.at });
    }
    after = requests.at(-1) ?? null;
    if (requests.length < page) break;
  }
  const runs = forgotten.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, named);
  return { count: forgotten.length, runs };
}
