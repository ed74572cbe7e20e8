import { noteSeen } from '#requests/note-seen';
import type { Account } from './account.ts';
import { answersMail } from './mail-answers.ts';

/**
 * Looks at the account database and the mail server, and leaves word in the portal database for /api/health.
 * @returns whether the account database answered
 */
export async function beat(account: Account, smtpUrl: string, now: Date): Promise<boolean> {
  const [isAccountThere, isMailThere] = await Promise.all([answersSql(account), answersMail(smtpUrl)]);
  await noteSeen({ account: isAccountThere, mail: isMailThere, now });
  return isAccountThere;
}

const answersSql = (account: Account): Promise<boolean> =>
  account
    .with((client) => client.query('SELECT 1'))
    .then(
      () => true,
      () => false,
    );
