import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { challengeMinutes, type PasskeyUse } from '#domain/passkeys';
import type { Transaction } from './client.ts';
import { keyedHash, masterKey } from './keys.ts';
import { passkey, passkeyChallenge } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

/** `id` and `publicKey` (COSE) in base64url, as WebAuthn's JSON has them. */
const credentialSchema = z.object({
  id: z.string(),
  publicKey: z.string(),
  transports: z.array(z.string()),
  name: z.string(),
});
type Credential = z.output<typeof credentialSchema>;

type Row = typeof passkey.$inferSelect;
export type Passkey = { id: string; credential: Credential; counter: number; madeAt: Date; usedAt: Date | null };

const indexOf = (credentialId: string): Buffer => keyedHash('passkey', credentialId);
const contextOf = (staffId: string, id: string): string => `staff:${staffId}:passkey:${id}`;

const oldestFirst = [asc(passkey.madeAt), asc(passkey.id)] as const;

const opened = ({ id, staffId, credentialSealed, counter, madeAt, usedAt }: Row): Passkey => ({
  ...{ id, counter, madeAt, usedAt },
  credential: unsealJson(masterKey(), contextOf(staffId, id), credentialSealed, credentialSchema),
});

/** Somebody's passkeys, the oldest first. */
export async function listPasskeys(tx: Transaction, staffId: string): Promise<Passkey[]> {
  const mine = eq(passkey.staffId, staffId);
  const rows = await tx
    .select()
    .from(passkey)
    .where(mine)
    .orderBy(...oldestFirst);
  return rows.map(opened);
}

/** Everybody's passkeys, with whose each is, the oldest first. */
export async function listAllPasskeys(tx: Transaction): Promise<(Passkey & { staffId: string })[]> {
  const rows = await tx
    .select()
    .from(passkey)
    .orderBy(...oldestFirst);
  return rows.map((row) => ({ ...opened(row), staffId: row.staffId }));
}

export const countPasskeys = (tx: Transaction, staffId: string): Promise<number> =>
  tx.$count(passkey, eq(passkey.staffId, staffId));

/** @returns its id, or null when it is somebody's already */
export async function insertPasskey(
  tx: Transaction,
  row: { staffId: string; credential: Credential; counter: number; madeAt: Date },
): Promise<string | null> {
  const { staffId, credential, counter, madeAt } = row;
  const id = randomUUID();
  const credentialSealed = sealJson(masterKey(), contextOf(staffId, id), credential);
  const made = await tx
    .insert(passkey)
    .values({ id, staffId, credentialIndex: indexOf(credential.id), credentialSealed, counter, madeAt })
    .onConflictDoNothing()
    .returning({ id: passkey.id });
  return made[0]?.id ?? null;
}

export async function markUsed(tx: Transaction, id: string, set: { counter: number; usedAt: Date }): Promise<void> {
  await tx.update(passkey).set(set).where(eq(passkey.id, id));
}

/** @returns whether it was theirs and there */
export async function deletePasskey(tx: Transaction, of: { staffId: string; id: string }): Promise<boolean> {
  const gone = await tx
    .delete(passkey)
    .where(and(eq(passkey.id, of.id), eq(passkey.staffId, of.staffId)))
    .returning({ id: passkey.id });
  return gone.length === 1;
}

/** Takes the place of the challenge that the session had. */
export async function replaceChallenge(
  tx: Transaction,
  row: { sessionId: string; use: PasskeyUse; challenge: Buffer; madeAt: Date },
): Promise<void> {
  await tx.insert(passkeyChallenge).values(row).onConflictDoUpdate({ target: passkeyChallenge.sessionId, set: row });
}

/** The challenge that a session was given, which nobody gets again; null when there is none for this use in time. */
export async function takeChallenge(
  tx: Transaction,
  of: { sessionId: string; use: PasskeyUse; now: Date },
): Promise<Buffer | null> {
  const [taken] = await tx.delete(passkeyChallenge).where(eq(passkeyChallenge.sessionId, of.sessionId)).returning();
  if (!taken || taken.use !== of.use) return null;
  const ageMs = of.now.getTime() - taken.madeAt.getTime();
  return ageMs >= 0 && ageMs <= challengeMinutes * 60_000 ? taken.challenge : null;
}
