import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/client';
import { countPasskeys, insertPasskey, takeChallenge } from '#db/passkey';
import { lockStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { passkeyName, passkeysAtMost } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { namesCertificates } from './names-certificates.ts';
import { readJson } from './own-json.ts';
import { record } from './record.ts';
import { relyingParty } from './relying-party.ts';
import { tellOfPasskey } from './tell-of-passkey.ts';

export type AddPasskey = { actor: StaffActor; name: unknown; made: unknown; now: Date };

const madeSchema = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});

/** Keeps a passkey that answers the challenge of `beginPasskey`, which this session alone was given, and once. */
export function addPasskey({ actor, name: typed, made, now }: AddPasskey): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const who = await lockStaff(tx, actor.staffId);
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok || !who) return may.ok ? refused('sign-in-first') : may;
    const name = passkeyName(typed);
    if (!name) return refused('passkey-name-missing', 'name');
    if ((await countPasskeys(tx, who.id)) >= passkeysAtMost) return refused('passkeys-full');
    const challenge = await takeChallenge(tx, { sessionId: actor.sessionId, use: 'add', now });
    if (!challenge) return refused('passkey-over');
    const answer = readJson(String(made ?? ''), madeSchema);
    const credential = answer && (await credentialIn(answer, challenge));
    if (!credential) return deny(tx, actor, now);
    const { id, publicKey, counter, transports = [] } = credential;
    const sealed = { id, publicKey: Buffer.from(publicKey).toString('base64url'), transports, name };
    const passkeyId = await insertPasskey(tx, { staffId: who.id, credential: sealed, counter, madeAt: now });
    if (!passkeyId) return refused('passkey-known');
    await record(tx, { type: 'passkey-added', actor, now, detail: { passkeyId } });
    await tellOfPasskey(tx, { actor, staffId: who.id, isAdded: true, now });
    return ok(null);
  });
}

type Made = z.output<typeof madeSchema>;

async function credentialIn(made: Made, challenge: Buffer) {
  const party = relyingParty();
  if (!party) return null;
  const response: RegistrationResponseJSON = { ...made, clientExtensionResults: {} };
  try {
    if (namesCertificates(made.response.attestationObject)) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [-7, -8, -257],
    });
    return registrationInfo?.credential ?? null;
  } catch {
    // It throws for whatever is wrong with an answer; all of that is one refusal, which is on record.
    return null;
  }
}

async function deny(tx: Transaction, actor: StaffActor, now: Date): Promise<Result<never>> {
  const detail = { staffId: actor.staffId, use: 'add', code: 'passkey-wrong' };
  await record(tx, { type: 'passkey-refused', actor, now, detail });
  return refused('passkey-wrong');
}
