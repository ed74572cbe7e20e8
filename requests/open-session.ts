import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { session } from '#db/schema/index';
import { newToken, tokenHash } from '#db/tokens';
import { sessionHours } from '#domain/sessions';
import { record } from './record.ts';

export type SignedIn = { token: string; audience: 'visitor' | 'staff'; expiresAt: Date };

/** Whose session it is; `by` says how the mailbox was proven, where it was not by a letter. */
type Opening = { personId: string; audience: 'visitor' | 'staff'; by?: 'sso'; now: Date };

/** A session for who has just proven a mailbox; of staff, the first half of one. */
export async function openSession(tx: Transaction, { now, by, ...whose }: Opening): Promise<SignedIn> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionHours[whose.audience] * 3_600_000);
  const times = { provenAt: now, createdAt: now, seenAt: now, expiresAt };
  await tx.insert(session).values({ ...whose, ...times, tokenHash: tokenHash(token) });
  const detail = { ...whose, ...(by ? { by } : {}) };
  await record(tx, { type: 'signed-in', actor: { kind: 'nobody' }, now, detail });
  return { token, audience: whose.audience, expiresAt };
}

/** Ends the session that a browser had until now: nobody keeps one that was fixed beforehand (ASVS 7.2.4). */
export async function endPrevious(tx: Transaction, token: string | undefined): Promise<void> {
  if (token) await tx.delete(session).where(eq(session.tokenHash, tokenHash(token)));
}
