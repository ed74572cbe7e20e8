import { randomBytes } from 'node:crypto';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import { inTransaction } from '#db/client';
import { listPasskeys, replaceChallenge } from '#db/passkey';
import { lockStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { challengeMinutes, passkeyName, passkeysAtMost } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { type Given, giveFactor } from './give-factor.ts';
import { organisation } from './organisation.ts';
import { passkeyHandle } from './passkey-handle.ts';
import { relyingParty } from './relying-party.ts';

export type BeginPasskey = { actor: StaffActor; name: unknown; now: Date } & Given;

/**
 * Lets somebody make a passkey, after the second factor of this moment: a session that was left open, or stolen, makes
 * none. ES256, EdDSA and RS256; what made it is not asked for.
 * @returns `PublicKeyCredentialCreationOptionsJSON` as text, for the browser's own reader of it
 */
export function beginPasskey({ actor, name, now, ...given }: BeginPasskey): Promise<Result<string>> {
  return inTransaction(async (tx) => {
    const who = await lockStaff(tx, actor.staffId);
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok || !who) return may.ok ? refused('sign-in-first') : may;
    const party = relyingParty();
    if (!party) return refused('not-possible-now');
    if (!passkeyName(name)) return refused('passkey-name-missing', 'name');
    const passkeys = await listPasskeys(tx, who.id);
    if (passkeys.length >= passkeysAtMost) return refused('passkeys-full');
    const proven = await giveFactor(tx, who, { ...given, sessionId: actor.sessionId, use: 'step-up', now });
    if (!proven.ok) return proven;
    const challenge = randomBytes(32);
    await replaceChallenge(tx, { sessionId: actor.sessionId, use: 'add', challenge, madeAt: now });
    const options = await generateRegistrationOptions({
      rpName: `${organisation().name} privacy desk`,
      rpID: party.id,
      userName: who.name,
      userDisplayName: who.name,
      userID: new Uint8Array(passkeyHandle(who.id)),
      challenge: new Uint8Array(challenge),
      timeout: challengeMinutes * 60_000,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: [-7, -8, -257],
      excludeCredentials: passkeys.map(({ credential: { id, transports } }) => ({ id, transports })),
    });
    return ok(JSON.stringify(options));
  });
}
