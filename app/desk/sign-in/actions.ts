'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Result } from '#domain/problems';
import { askForCode } from '#requests/ask-for-code';
import { enrolSecondFactor } from '#requests/enrol-second-factor';
import { offerPasskey } from '#requests/offer-passkey';
import type { SignedIn } from '#requests/open-session';
import { organisation } from '#requests/organisation';
import { type Redeem, redeem } from '#requests/redeem';
import type { Viewer } from '#requests/sessions';
import { verifySecondFactor } from '#requests/verify-second-factor';
import { viewer } from '../../auth.ts';
import { browserSecret, keepBrowserSecret, keepSession, sessionToken } from '../../cookies.ts';
import type { PasskeyOffer } from '../../ui/desk/passkey-button.tsx';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';
import { problemWords } from '../problem-words.ts';

/** Sends a code to somebody of the desk. The answer is the same for everybody else. */
export async function askAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const client = (await headers()).get('x-habeas-client') ?? '';
  const browser = await keepBrowserSecret();
  const now = new Date();
  const language = organisation().deskLanguage;
  const asked = await askForCode({ audience: 'staff', typed: form.get('email'), browser, client, language, now });
  if (!asked.ok) return answerTo(asked.problems, form);
  redirect('/desk/sign-in/code');
}

export const codeAction = async (_: DeskAnswer, form: FormData): Promise<DeskAnswer> =>
  enter(await redeemHere({ code: String(form.get('code') ?? '') }), form);

export const linkAction = async (_: DeskAnswer, form: FormData): Promise<DeskAnswer> =>
  enter(await redeemHere({ link: String(form.get('token') ?? '') }), form);

async function redeemHere(proof: { code: string } | { link: string }): Promise<Result<SignedIn>> {
  const asked = { browser: (await browserSecret()) ?? '', previous: await sessionToken(), now: new Date() };
  return redeem({ ...asked, ...proof } satisfies Redeem);
}

async function enter(result: Result<SignedIn>, form: FormData): Promise<DeskAnswer> {
  if (!result.ok) return answerTo(result.problems, form);
  await keepSession(result.value.token, result.value.expiresAt);
  redirect('/desk/sign-in/second-factor');
}

export const secondFactorAction = async (_: DeskAnswer, form: FormData): Promise<DeskAnswer> =>
  complete(verifySecondFactor, form);

export const enrolAction = async (_: DeskAnswer, form: FormData): Promise<DeskAnswer> =>
  complete(enrolSecondFactor, form);

type Asked = { viewer: Extract<Viewer, { kind: 'staff' }>; code: string; passkey: unknown; now: Date };
type Verb = (asked: Asked) => Promise<Result<{ token: string }>>;

async function complete(verb: Verb, form: FormData): Promise<DeskAnswer> {
  const who = await viewer();
  if (who?.kind !== 'staff') redirect('/desk/sign-in');
  const given = { code: String(form.get('code') ?? ''), passkey: form.get('passkey') };
  const result = await verb({ viewer: who, ...given, now: new Date() });
  if (!result.ok) return answerTo(result.problems, form);
  await keepSession(result.value.token, who.expiresAt);
  redirect('/desk');
}

/** What a passkey has to sign, to complete a sign-in or once more during a session. */
export async function offerPasskeyAction(form: FormData): Promise<PasskeyOffer> {
  const who = await viewer();
  if (who?.kind !== 'staff') redirect('/desk/sign-in');
  const use = form.get('use') === 'step-up' ? 'step-up' : 'sign-in';
  const offered = await offerPasskey({ viewer: who, use, now: new Date() });
  return offered.ok ? { options: offered.value } : { problem: problemWords(offered.problems[0]) };
}
