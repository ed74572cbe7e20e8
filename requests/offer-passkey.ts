import { randomBytes } from 'node:crypto';
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { inTransaction } from '#db/client';
import { listPasskeys, replaceChallenge } from '#db/passkey';
import { lockStaff } from '#db/staff';
import { challengeMinutes, type PasskeyUse } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { relyingParty } from './relying-party.ts';
import type { HalfSignedIn } from './verify-second-factor.ts';

export type OfferPasskey = { viewer: HalfSignedIn; use: Exclude<PasskeyUse, 'add'>; now: Date };

/**
 * Gives one session a challenge for one use, which its next answer takes; a newer one takes its place.
 * @returns `PublicKeyCredentialRequestOptionsJSON` as text, for the browser's own reader of it
 */
export function offerPasskey({ viewer, use, now }: OfferPasskey): Promise<Result<string>> {
  return inTransaction(async (tx) => {
    const who = await lockStaff(tx, viewer.staffId);
    if (!who || who.disabledAt) return refused('sign-in-first');
    const party = relyingParty();
    const passkeys = await listPasskeys(tx, who.id);
    if (!party || passkeys.length === 0) return refused('passkey-wrong');
    const challenge = randomBytes(32);
    await replaceChallenge(tx, { sessionId: viewer.sessionId, use, challenge, madeAt: now });
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      challenge: new Uint8Array(challenge),
      timeout: challengeMinutes * 60_000,
      userVerification: 'required',
      allowCredentials: passkeys.map(({ credential: { id, transports } }) => ({ id, transports })),
    });
    return ok(JSON.stringify(options));
  });
}
