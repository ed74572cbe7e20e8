import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { keyedHash, masterKey } from '#db/keys';
import { seal, sealJson } from '#db/seal';
import { insertSharingLetters, listAnnounced, lockSharing } from '#db/sharing-letter';
import { listSuppressed } from '#db/suppression';
import { canonicalAddress } from '#domain/address';
import type { LetterFields } from '#domain/letters';
import { type Sharing, sharingOptOut } from '#domain/sharing';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { preventionToken } from './prevention.ts';

/**
 * Queues the advance letter to each of a batch of addresses, in one transaction and a handful of statements. Who has
 * opted out, or has the letter, is left out: told twice, it is told once.
 * @param addresses as they are stored; what is no plain address is left out
 * @returns how many letters were queued
 */
export function tellOfSharing({
  sharing,
  addresses,
  now,
}: {
  sharing: Sharing;
  addresses: string[];
  now: Date;
}): Promise<number> {
  return inTransaction(async (tx) => {
    const readers = new Map(
      addresses.flatMap((typed) => {
        const address = canonicalAddress(typed);
        if (!address.ok) return [];
        const index = keyedHash('email', address.value);
        return [[index.toString('hex'), { index, address: address.value }] as const];
      }),
    );
    if (readers.size === 0) return 0;
    await lockSharing(tx, sharing.id);
    const indexes = [...readers.values()].map(({ index }) => index);
    const out = await listSuppressed(tx, sharingOptOut, indexes);
    const told = await listAnnounced(tx, sharing.id, indexes);
    const { HABEAS_URL: origin } = readEnv('HABEAS_URL');
    const left = [...readers].filter(([hex]) => !out.has(hex) && !told.has(hex)).map(([, reader]) => reader);
    await insertSharingLetters(
      tx,
      sharing.id,
      left.map(({ index, address }) => letterTo(sharing, { index, address, origin, now })),
    );
    return left.length;
  });
}

function letterTo(
  { to, what, from, exceptions }: Sharing,
  { index, address, origin, now }: { index: Buffer; address: string; origin: string; now: Date },
) {
  const id = randomUUID();
  const preventUrl = `${origin}/prevent?by=${preventionToken(address)}`;
  const fields: LetterFields<'sharing-notice'> = { to, what, fromOn: from, exceptions, preventUrl };
  return {
    id,
    kind: 'sharing-notice',
    language: organisation().languages[0] ?? 'en',
    toIndex: index,
    toSealed: seal(masterKey(), `letter:${id}:to`, address),
    fieldsSealed: sealJson(masterKey(), `letter:${id}:fields`, fields),
    messageId: `<${id}@${new URL(origin).hostname}>`,
    createdAt: now,
  };
}
