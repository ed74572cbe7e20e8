/** What browser tests know of the run's installation, and its inbox. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, Summary } from '#cli/inbox/messages';
import { childEnv, readEnv } from '#env';

/** Origin of the portal. */
export const origin = (): string => readEnv('HABEAS_URL').HABEAS_URL;

const inbox = (): string => `http://127.0.0.1:${readEnv('HABEAS_INBOX_PORT').HABEAS_INBOX_PORT}`;

/** The account database, as the worker's role. */
export const accountUrl = (): string => readEnv('ACCOUNT_DATABASE_URL').ACCOUNT_DATABASE_URL;

/** Letters to one address, newest first. */
export async function lettersTo(email: string): Promise<Summary[]> {
  return (await fetch(`${inbox()}/api/messages?to=${encodeURIComponent(email)}`)).json();
}

/**
 * Waits for a letter to an address.
 * @param subject what its subject matches
 * @param after only letters received later
 */
export async function letter(email: string, subject: RegExp, after = new Date(0)): Promise<Message> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 200) {
    const found = (await lettersTo(email)).find((one) => subject.test(one.subject) && new Date(one.receivedAt) > after);
    if (found) return (await fetch(`${inbox()}/api/messages/${found.id}`)).json();
    await sleep(200);
  }
  throw new Error(`no letter to ${email} with a subject like ${subject}`);
}

/** Makes the mail server slow, refusing, dropping or down: `accept`, `slow:800`, `451`, `550`, `drop-after-data`, `down`. */
export async function setMailMode(mode: string): Promise<void> {
  await fetch(`${inbox()}/api/mode`, { method: 'PUT', body: mode });
}

/** Runs `npm run habeas -- …words` on the installation and returns what it printed. */
export function habeas(...words: string[]): string {
  const root = path.resolve(import.meta.dirname, '../..');
  const { HABEAS_DATA } = readEnv('HABEAS_DATA');
  const ran = spawnSync(process.execPath, ['cli/habeas.ts', ...words], {
    cwd: root,
    env: childEnv({ HABEAS_DATA }),
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`habeas ${words.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** The second factor's code of one of the example's staff; each call gives one that has not been used. */
export const staffCode = (email: string): string => habeas('staff', 'code', email);
