import { pool } from '#db/client';
import type { Certified } from '#domain/certificates';
import { skewBetween } from '#domain/clock-skew';
import { noteCertificates, noteSeen } from '#requests/note-seen';
import type { Account } from './account.ts';
import { certificateEnd } from './certificate.ts';
import { answersMail } from './mail-answers.ts';
import { queueStanding } from './queue.ts';

const theirTime = 'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms';

/**
 * Looks at the account database, the mail server, the databases' clocks and the queue, and leaves word in the portal database for
 * /api/health and the desk.
 * @returns whether the account database answered
 */
export async function beat(account: Account, smtpUrl: string, now: () => Date): Promise<boolean> {
  const ofAccount = account.with((client) => skewed(now, () => client.query(theirTime)));
  const ofPortal = skewed(now, () => pool().query(theirTime));
  const [accountSkew, isMailThere, portal, queue] = await Promise.all([
    ofAccount.catch(() => null),
    answersMail(smtpUrl),
    ofPortal,
    queueStanding(pool()),
  ]);
  const skew = { portal, account: accountSkew };
  await noteSeen({ account: accountSkew !== null, mail: isMailThere, skew, queue, now: now() });
  return accountSkew !== null;
}

async function skewed(now: () => Date, ask: () => Promise<{ rows: Record<string, unknown>[] }>): Promise<number> {
  const asked = now();
  const { rows } = await ask();
  const theirs = new Date(Math.round(Number(rows[0]?.ms)));
  return skewBetween(asked, theirs, now());
}

/** Looks until when the certificates are valid of all that is reached by TLS, and leaves word of it for the desk. */
export async function seeCertificates(urls: Record<Certified, string>): Promise<void> {
  const end = async (whose: Certified) => (await certificateEnd(urls[whose]))?.toISOString() ?? null;
  const [pages, portal, account, mail] = await Promise.all([end('pages'), end('portal'), end('account'), end('mail')]);
  await noteCertificates({ pages, portal, account, mail });
}
