import { and, eq, gt, isNull } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { reachStep } from '#db/funnel';
import { keyedHash } from '#db/keys';
import { countLettersAfter } from '#db/letter';
import { person, proof, staff } from '#db/schema/index';
import { sealAddress } from '#db/seal';
import { countOne } from '#db/tally';
import { newCode, newToken, tokenHash } from '#db/tokens';
import { canonicalAddress } from '#domain/address';
import { ok, type Result, refused } from '#domain/problems';
import { readEnv } from '#env';
import { post } from './post.ts';
import { record } from './record.ts';

export const proofMinutes = 10;
const hour = 3600;
const lettersAnHour = 3;
const lettersADay = 10;
/** From one network address: an office shares one, a cannon uses one. */
const asksAnHour = 20;

export type AskForCode = {
  audience: 'visitor' | 'staff';
  /** The address as it was typed. */
  typed: unknown;
  /** The asking browser's secret, from its cookie. */
  browser: string;
  /** Network address of the client, as the web server saw it. */
  client: string;
  language: string;
  now: Date;
};

/**
 * Queues a letter with a code and a link that prove a mailbox. The answer is the same whether or not the address is
 * known, and whether or not the mailbox has had its share of letters: only the mailbox's owner may learn that.
 * @returns the canonical address, to be shown on the next page
 */
export async function askForCode(ask: AskForCode): Promise<Result<string>> {
  const address = canonicalAddress(ask.typed);
  if (!address.ok) return address;
  const email = address.value;
  return inTransaction(async (tx) => {
    if ((await countOne(tx, `asks:${ask.client}`, hour, ask.now)) > asksAnHour)
      return refused('too-many-tries', 'email');
    await supersede(tx, ask);
    const { code, link } = await keepProof(tx, ask, email);
    if (await mayWrite(tx, ask, email)) {
      const fields = { code, link, minutes: proofMinutes };
      if (ask.audience === 'visitor') await reachStep(tx, ask.browser, 'sent');
      await post(tx, { kind: 'code', to: email, fields, language: ask.language, now: ask.now });
    }
    await record(tx, {
      type: 'code-asked',
      actor: { kind: 'nobody' },
      now: ask.now,
      detail: { audience: ask.audience },
    });
    return ok(email);
  });
}

/** A newer code replaces the older ones of its browser alone, or strangers could kill each other's. */
async function supersede(tx: Transaction, { browser, now }: AskForCode): Promise<void> {
  await tx
    .update(proof)
    .set({ expiresAt: now })
    .where(and(eq(proof.browserHash, tokenHash(browser)), isNull(proof.usedAt), gt(proof.expiresAt, now)));
}

async function keepProof(tx: Transaction, ask: AskForCode, email: string): Promise<{ code: string; link: string }> {
  const [code, token] = [newCode(), newToken()];
  await tx.insert(proof).values({
    audience: ask.audience,
    emailIndex: keyedHash('email', email),
    emailSealed: sealAddress('proof', email),
    codeHash: keyedHash('code', `${email}:${code}`),
    linkHash: tokenHash(token),
    browserHash: tokenHash(ask.browser),
    createdAt: ask.now,
    expiresAt: new Date(ask.now.getTime() + proofMinutes * 60_000),
  });
  const page = ask.audience === 'staff' ? 'desk/sign-in/link' : 'prove/link';
  // In the fragment: no server, proxy or referrer ever sees it.
  return { code, link: `${readEnv('HABEAS_URL').HABEAS_URL}/${page}#${token}` };
}

/** Whether this mailbox may get another code letter; the desk writes to staff alone. */
async function mayWrite(tx: Transaction, { audience, now }: AskForCode, email: string): Promise<boolean> {
  const toIndex = keyedHash('email', email);
  // The letters themselves are counted: windows of the clock's hours would let twice as many through around the full hour.
  const inTheLast = (seconds: number) =>
    countLettersAfter(tx, { kind: 'code', toIndex, after: new Date(now.getTime() - seconds * 1000) });
  if ((await inTheLast(hour)) >= lettersAnHour || (await inTheLast(24 * hour)) >= lettersADay) return false;
  return audience === 'visitor' || isStaff(tx, email);
}

async function isStaff(tx: Transaction, email: string): Promise<boolean> {
  const found = await tx
    .select({ id: staff.id })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(and(eq(person.emailIndex, keyedHash('email', email)), isNull(staff.disabledAt)));
  return found.length > 0;
}
