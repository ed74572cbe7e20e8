import { expire, expiringTables } from '#datamap/expire';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { receiptKey } from '#db/keys';
import { holdsInForce } from '#requests/holds-in-force';
import { noteExpired } from '#requests/note-expired';
import type { Surroundings } from './task.ts';

/**
 * Discards what is past its date, table by table; a table that fails does not keep the others waiting.
 * @throws the first failure, when all tables have had their turn: the queue tries again
 */
export async function discardExpired({ account, now }: Surroundings): Promise<void> {
  // Until an admin arms it, an installation deletes nothing.
  if (!(await findInstallation(database())).armedAt) return;
  const checked = account.checked();
  const failures: unknown[] = [];
  for (const table of expiringTables(checked)) {
    // Read for each table anew: a night may be long, and a hold that came meanwhile counts.
    const run = { table, sign: ed25519Signer(receiptKey()), holds: await holdsInForce(), now: now() };
    await account
      .with((client) => expire(client, checked, run))
      .then((receipts) => noteExpired({ table, receipts: receipts.map(({ receipt }) => receipt), now: now() }))
      .catch((error) => void failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
