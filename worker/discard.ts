import { expire, expiringTables } from '#datamap/expire';
import { expiriesAfter } from '#datamap/expiries';
import { ed25519Signer, isSignedBy } from '#datamap/sign';
import { database } from '#db/client';
import { findNewestExpiry } from '#db/event';
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
    await account.with((client) => expire(client, checked, run)).catch((error) => void failures.push(error));
  }
  await tellExpired({ account, now });
  if (failures.length > 0) throw failures[0];
}

/**
 * Tells of what the receipts say, not of what this process has done: a night that was cut off after a commit, or a table
 * that failed after some of its batches, is told all the same.
 */
async function tellExpired({ account, now }: Surroundings): Promise<void> {
  const told = await findNewestExpiry(database());
  const all = await account.with((client) => expiriesAfter(client, told));
  await noteExpired({ written: all.filter((one) => isSignedBy(one, receiptKey())), now: now() });
}
