'use server';

import { redirect } from 'next/navigation';
import { askForCode } from '#requests/ask-for-code';
import { askedAddress } from '#requests/asked-address';
import { redeem } from '#requests/redeem';
import { clientAddress } from '../client-address.ts';
import { browserSecret, keepBrowserSecret, keepSession, sessionToken } from '../cookies.ts';
import { draftHere, keepHere } from '../draft-here.ts';
import type { FormState } from '../form-state.ts';
import { inAnotherLanguage } from '../language/while-open.ts';
import { refuseProblems } from '../refuse.ts';
import { safeWay } from '../ways.ts';
import { getLocale } from '../words.ts';

async function ask(typed: unknown) {
  const asked = { typed, browser: await keepBrowserSecret(), client: await clientAddress() };
  return askForCode({ ...asked, audience: 'visitor', language: await getLocale(), now: new Date() });
}

/** The same answer for every address: whether we know it is for its mailbox alone to learn. */
export async function askCode(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  // Two fields of one name are no address (HTTP parameter pollution).
  const typed = form.getAll('email');
  const asked = await ask(typed.length === 1 ? typed[0] : null);
  if (!asked.ok) return refuseProblems(asked.problems, form);
  await keepHere({ next: safeWay(form.get('next')) });
  redirect('/prove/code');
}

/** Carries where it leads back to: a call without any field would not be a form's, and those alone are taken. */
export async function askAgain(form: FormData): Promise<void> {
  await keepHere({ next: safeWay(form.get('next')) });
  const address = await askedAddress({ browser: await browserSecret() });
  const asked = address ? await ask(address) : null;
  redirect(asked?.ok ? '/prove/code?sent=again' : '/prove');
}

export async function giveCode(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const code = form.get('code');
  if (typeof code !== 'string' || code.trim() === '') {
    return refuseProblems([{ field: 'code', code: 'code-missing' }], form);
  }
  return enter({ code: code.slice(0, 100) }, form);
}

export async function giveLink(_: FormState, form: FormData): Promise<FormState> {
  return enter({ link: String(form.get('token') ?? '').slice(0, 200) }, form);
}

async function enter(proof: { code: string } | { link: string }, form: FormData): Promise<FormState> {
  const [browser, previous] = [(await browserSecret()) ?? '', await sessionToken()];
  const entered = await redeem({ ...proof, browser, previous, now: new Date() });
  if (!entered.ok) return refuseProblems(entered.problems, form);
  const { token, audience, expiresAt } = entered.value;
  await keepSession(token, expiresAt);
  redirect(audience === 'staff' ? '/desk' : safeWay((await draftHere()).answers.next));
}
