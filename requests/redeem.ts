import { timingSafeEqual } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { reachStep } from '#db/funnel';
import { keyedHash } from '#db/keys';
import { person, proof } from '#db/schema/index';
import { openAddress, sealAddress } from '#db/seal';
import { tokenHash } from '#db/tokens';
import { ok, type Result, refused } from '#domain/problems';
import { endPrevious, openSession, type SignedIn } from './open-session.ts';

const triesPerCode = 5;

/** What the browser typed, or the token that its link carried. */
export type Redeem = {
  browser: string;
  /** The session that this browser had until now: it ends, so that nobody keeps one fixed beforehand (ASVS 7.2.4). */
  previous?: string | undefined;
  now: Date;
} & ({ code: string } | { link: string });

type Proof = typeof proof.$inferSelect;

/**
 * Turns a code or a link into a session, in one transaction: the try is counted first, the comparison takes constant
 * time, and a proof works once, however many redeem it together. Works only in the browser that asked.
 */
export function redeem(asked: Redeem): Promise<Result<SignedIn>> {
  return inTransaction(async (tx) => {
    const found = await countTry(tx, asked);
    if (!found.ok) return found;
    if (!matches(found.value, asked))
      return refused('code-wrong', 'code', { left: triesPerCode - found.value.failedTries });
    await endPrevious(tx, asked.previous);
    if (found.value.audience === 'visitor') await reachStep(tx, asked.browser, 'verified');
    return ok(await signIn(tx, found.value, asked.now));
  });
}

/** The browser's newest proof, its tries already one more; the row stays locked, so that two cannot use it. */
async function countTry(tx: Transaction, asked: Redeem): Promise<Result<Proof>> {
  const mine = await newestOf(tx, asked.browser, asked.now);
  if ('link' in asked && mine?.linkHash.equals(tokenHash(asked.link)) !== true) return refused(await whyNot(tx, asked));
  if (!mine) return refused('code-expired', 'code');
  const [counted] = await tx
    .update(proof)
    .set({ failedTries: sql`${proof.failedTries} + 1` })
    .where(and(eq(proof.id, mine.id), isNull(proof.usedAt), lt(proof.failedTries, triesPerCode)))
    .returning();
  return counted ? ok(counted) : refused('code-used-up', 'code');
}

async function newestOf(tx: Transaction, browser: string, now: Date): Promise<Proof | undefined> {
  const [newest] = await tx
    .select()
    .from(proof)
    .where(and(eq(proof.browserHash, tokenHash(browser)), isNull(proof.usedAt), gt(proof.expiresAt, now)))
    .orderBy(desc(proof.createdAt))
    .limit(1);
  return newest;
}

/** A link that is alive but was asked for elsewhere signs nobody in here: it may be an attacker's (ASVS 6.6.2). */
async function whyNot(
  tx: Transaction,
  asked: { link: string; now: Date },
): Promise<'link-wrong-browser' | 'code-expired'> {
  const alive = await tx
    .select({ id: proof.id })
    .from(proof)
    .where(and(eq(proof.linkHash, tokenHash(asked.link)), isNull(proof.usedAt), gt(proof.expiresAt, asked.now)));
  return alive.length > 0 ? 'link-wrong-browser' : 'code-expired';
}

function matches(found: Proof, asked: Redeem): boolean {
  if ('link' in asked) return timingSafeEqual(found.linkHash, tokenHash(asked.link));
  const email = openAddress('proof', found.emailSealed);
  const typed = asked.code.replace(/[\s-]/g, '');
  return timingSafeEqual(found.codeHash, keyedHash('code', `${email}:${typed}`));
}

async function signIn(tx: Transaction, { id, emailSealed, audience }: Proof, now: Date): Promise<SignedIn> {
  await tx.update(proof).set({ usedAt: now }).where(eq(proof.id, id));
  const personId = await personOf(tx, openAddress('proof', emailSealed));
  return openSession(tx, { personId, audience, now });
}

/** The person of an address, made when the mailbox is proven for the first time. */
export async function personOf(tx: Transaction, email: string): Promise<string> {
  const emailIndex = keyedHash('email', email);
  const [row] = await tx
    .insert(person)
    .values({ emailIndex, emailSealed: sealAddress('person', email) })
    .onConflictDoUpdate({ target: person.emailIndex, set: { emailIndex } })
    .returning({ id: person.id });
  if (!row) throw new Error('a person was neither found nor made');
  return row.id;
}
