import { eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Transaction } from './client.ts';
import { keyedHash, masterKey } from './keys.ts';
import { ssoAttempt, ssoBinding } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';
import { tokenHash } from './tokens.ts';

const secretsSchema = z.object({ nonce: z.string(), verifier: z.string() });
export type SsoSecrets = z.output<typeof secretsSchema>;

export type SsoAttempt = { browserHash: Buffer; secrets: SsoSecrets; begunAt: Date };

const contextOf = (stateHash: Buffer): string => `sso:${stateHash.toString('hex')}`;

export async function insertSsoAttempt(
  tx: Transaction,
  row: { state: string; browser: string; secrets: SsoSecrets; now: Date },
): Promise<void> {
  const stateHash = tokenHash(row.state);
  const secretsSealed = sealJson(masterKey(), contextOf(stateHash), row.secrets);
  await tx
    .insert(ssoAttempt)
    .values({ stateHash, browserHash: tokenHash(row.browser), secretsSealed, begunAt: row.now });
}

/** What was begun under a state, which nobody takes again; null when there is nothing. */
export async function takeSsoAttempt(tx: Transaction, state: string): Promise<SsoAttempt | null> {
  const stateHash = tokenHash(state);
  const [taken] = await tx.delete(ssoAttempt).where(eq(ssoAttempt.stateHash, stateHash)).returning();
  if (!taken) return null;
  const { browserHash, secretsSealed, begunAt } = taken;
  return {
    browserHash,
    secrets: unsealJson(masterKey(), contextOf(stateHash), secretsSealed, secretsSchema),
    begunAt,
  };
}

export async function deleteSsoAttempts(db: Database, before: Date): Promise<void> {
  await db.delete(ssoAttempt).where(lt(ssoAttempt.begunAt, before));
}

/** Finds an account of a provider again without telling it. */
const indexOf = (account: { issuer: string; subject: string }): Buffer =>
  keyedHash('sso', JSON.stringify([account.issuer, account.subject]));

/**
 * Binds somebody of the desk to an account at its first use.
 * @returns `bound` just now, `known` when it is theirs since before, `other` when they have another one or it is somebody else's
 */
export async function bindSsoAccount(
  tx: Transaction,
  { staffId, account, now }: { staffId: string; account: { issuer: string; subject: string }; now: Date },
): Promise<'bound' | 'known' | 'other'> {
  const accountIndex = indexOf(account);
  const made = await tx
    .insert(ssoBinding)
    .values({ staffId, accountIndex, boundAt: now })
    .onConflictDoNothing()
    .returning({ staffId: ssoBinding.staffId });
  if (made.length === 1) return 'bound';
  const [held] = await tx.select().from(ssoBinding).where(eq(ssoBinding.staffId, staffId));
  return held?.accountIndex.equals(accountIndex) ? 'known' : 'other';
}

/** @returns whether there was one */
export async function deleteSsoBinding(tx: Transaction, staffId: string): Promise<boolean> {
  const gone = await tx
    .delete(ssoBinding)
    .where(eq(ssoBinding.staffId, staffId))
    .returning({ staffId: ssoBinding.staffId });
  return gone.length === 1;
}

/** Since when each member of staff that has an account is bound to it. */
export async function listSsoBindings(tx: Transaction): Promise<Map<string, Date>> {
  const rows = await tx.select({ staffId: ssoBinding.staffId, boundAt: ssoBinding.boundAt }).from(ssoBinding);
  return new Map(rows.map(({ staffId, boundAt }) => [staffId, boundAt]));
}
