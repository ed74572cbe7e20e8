import { and, gte, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { disclosure, disclosureIdentity, hold, holdIdentity } from './schema/index.ts';

/** Which of these identities a legal hold is about, or a disclosure that a court still seals, as hexadecimal indexes. */
export async function listKeptIdentities(tx: Transaction, indexes: Buffer[], today: string): Promise<Set<string>> {
  const inForce = tx.select({ id: hold.id }).from(hold).where(isNull(hold.liftedAt));
  const held = await tx
    .select({ index: holdIdentity.identityIndex })
    .from(holdIdentity)
    .where(and(inArray(holdIdentity.identityIndex, indexes), inArray(holdIdentity.holdId, inForce)));
  const stillSealed = tx.select({ id: disclosure.id }).from(disclosure).where(gte(disclosure.sealedUntil, today));
  const disclosed = await tx
    .select({ index: disclosureIdentity.identityIndex })
    .from(disclosureIdentity)
    .where(
      and(inArray(disclosureIdentity.identityIndex, indexes), inArray(disclosureIdentity.disclosureId, stillSealed)),
    );
  return new Set([...held, ...disclosed].map(({ index }) => index.toString('hex')));
}
