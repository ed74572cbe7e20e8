import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Transaction } from '#db/client';
import { listPasskeys, markUsed, type Passkey, takeChallenge } from '#db/passkey';
import { isCopied, type PasskeyUse } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { readJson } from './own-json.ts';
import { passkeyHandle } from './passkey-handle.ts';
import { record } from './record.ts';
import { relyingParty } from './relying-party.ts';

export type AnswerPasskey = { staffId: string; sessionId: string; use: PasskeyUse; answer: string; now: Date };

const answerSchema = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().nullish(),
  }),
});

/**
 * Takes what a passkey signed: once for each challenge, of this session and this use, with the person verified by the
 * authenticator. One whose count does not grow is refused, after the signature is found good, and on record.
 * @returns the passkey's id
 */
export async function answerPasskey(tx: Transaction, asked: AnswerPasskey): Promise<Result<string>> {
  const challenge = await takeChallenge(tx, asked);
  if (!challenge) return refused('passkey-over');
  const answer = readJson(asked.answer, answerSchema);
  const passkey = (await listPasskeys(tx, asked.staffId)).find(({ credential }) => credential.id === answer?.id);
  const counter = answer && passkey && isTheirs(answer, asked) ? await counterIn(answer, passkey, challenge) : null;
  if (!passkey || counter === null) return deny(tx, asked, 'passkey-wrong');
  if (isCopied(passkey.counter, counter)) return deny(tx, asked, 'passkey-copied', passkey.id);
  await markUsed(tx, passkey.id, { counter, usedAt: asked.now });
  return ok(passkey.id);
}

type Answer = z.output<typeof answerSchema>;

/** An authenticator that names whom it keeps the passkey for has to name this person. */
const isTheirs = ({ response: { userHandle } }: Answer, { staffId }: AnswerPasskey): boolean =>
  !userHandle || Buffer.from(userHandle, 'base64url').equals(passkeyHandle(staffId));

/** The count in a well signed answer; null for any other. */
async function counterIn(answer: Answer, { credential }: Passkey, challenge: Buffer): Promise<number | null> {
  const party = relyingParty();
  if (!party) return null;
  const { userHandle, ...response } = answer.response;
  const whole: AuthenticationResponseJSON = { ...answer, response, clientExtensionResults: {} };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: whole,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // Our own comparison of counts comes after the signature: nobody else can say that there is a copy.
      credential: { id: credential.id, publicKey: keyOf(credential.publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // It throws for whatever is wrong with an answer; all of that is one refusal, which is on record.
    return null;
  }
}

const keyOf = (publicKey: string) => new Uint8Array(Buffer.from(publicKey, 'base64url'));

async function deny(
  tx: Transaction,
  { staffId, use, now }: AnswerPasskey,
  code: 'passkey-wrong' | 'passkey-copied',
  passkeyId?: string,
): Promise<Result<never>> {
  const detail = { staffId, use, code, ...(passkeyId ? { passkeyId } : {}) };
  await record(tx, { type: 'passkey-refused', actor: { kind: 'nobody' }, now, detail });
  return refused(code);
}
