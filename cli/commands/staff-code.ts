import { Refusal } from '#cli/refusal';
import { connect, disconnect, inTransaction } from '#db/client';
import { findStaffByEmail } from '#db/staff';
import { readEnv } from '#env';
import { organisation } from '#requests/organisation';
import { codeOf, openTotp } from '#requests/totp';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- staff code <address>

Prints six digits for the sign-in page. For an example's made-up people alone: real staff have their own app.`;

const periodMs = 30_000;

/** A code works once: when this half minute's has been used, the next one is shown, which is taken already. */
function momentOf(usedStep: number, now: Date): Date {
  const step = Math.max(Math.floor(now.getTime() / periodMs), usedStep + 1);
  return new Date(step * periodMs);
}

async function codeFor(email: string): Promise<string> {
  const found = await inTransaction((tx) => findStaffByEmail(tx, email));
  if (!found) throw new Refusal(`Nobody at the desk has the address ${email}.`);
  if (!found.totpSealed) throw new Refusal(`${email} has no second factor yet: it is set up at the first sign-in.`);
  return codeOf(openTotp(found.id, found.totpSealed), momentOf(found.totpStep, new Date()));
}

/** @throws Refusal for an installation that is no example */
async function run([email = '']: string[]): Promise<void> {
  if (!organisation().example) throw new Refusal('Codes are shown for an example only.');
  if (email === '') throw new Refusal('Whose? `npm run habeas -- staff code <address>`');
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 1);
  try {
    console.log(await codeFor(email.toLowerCase()));
  } finally {
    await disconnect();
  }
}

export default { usage, run } satisfies Command;
