import { createPublicKey } from 'node:crypto';
import { join, joinId, missingReceipts } from '#datamap/joined';
import { ed25519Signer } from '#datamap/sign';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { receiptKey } from '#db/keys';
import { listNewestIds } from '#db/ledger';
import { noteRestored } from '#requests/note-restored';
import type { Surroundings } from '../task.ts';
import { replayLedger } from './replay.ts';

/** An older backup lacks the newest receipts before all others. */
const looked = 1000;

/**
 * `whole`: every receipt is where it belongs. `replayed`: the account database had been restored, and who was erased is
 * again. `waiting`: it was restored, and something keeps us from erasing again by ourselves; runs wait.
 */
export type Found = 'whole' | 'replayed' | 'waiting';

/**
 * Looks whether the account database was restored from a backup, and erases again by itself who had been erased: a human
 * approved each of these deletions before, and every minute that they are back is one too many. Not in a database that
 * has no sign of ever having been ours: an address may have been mistyped, and other people may live under the same keys.
 */
export async function reconcile(surroundings: Surroundings): Promise<Found> {
  const { account, now } = surroundings;
  const checked = account.checked();
  const id = ownJoinId();
  const newest = await listNewestIds(database(), looked);
  const missing = await account.with((client) => missingReceipts(client, [...newest, id]));
  const isOurs = !missing.includes(id);
  if (!missing.some((one) => one !== id)) {
    const run = { id, sign: ed25519Signer(receiptKey()), map: checked.hash, now: now() };
    if (!isOurs) await account.with((client) => join(client, run));
    await noteRestored({ isRestored: false, now: now() });
    return 'whole';
  }
  await noteRestored({ isRestored: true, now: now() });
  const { armedAt } = await findInstallation(database());
  if (!isOurs || !armedAt) return 'waiting';
  const { failed } = await replayLedger(surroundings);
  if (failed.length > 0) return 'waiting';
  await noteRestored({ isRestored: false, now: now() });
  return 'replayed';
}

/** The run by which this installation joined its account database. */
export const ownJoinId = (): string => joinId(publicKeyText());

/** Our receipts' public key, as others are told it. */
export const publicKeyText = (): string =>
  createPublicKey(receiptKey()).export({ format: 'der', type: 'spki' }).toString('base64');
