/** The second factor's codes (RFC 6238): six digits, half a minute each; the one before and after is taken too. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { masterKey } from '#db/keys';
import { seal, unseal } from '#db/seal';
import { organisation } from './organisation.ts';

const period = 30;
const digits = 6;

const context = (staffId: string) => `staff:${staffId}:totp`;

/** A new secret, base32 as authenticator apps take it (160 bits, RFC 4226 section 4). */
export const newTotpSecret = (): string => new Secret({ buffer: toBuffer(randomBytes(20)) }).base32;

export const sealTotp = (staffId: string, secret: string): Buffer => seal(masterKey(), context(staffId), secret);

export const openTotp = (staffId: string, sealed: Buffer): string =>
  unseal(masterKey(), context(staffId), sealed).toString();

/** Octets as a base32 secret. */
export const base32 = (octets: Buffer): string => new Secret({ buffer: toBuffer(octets) }).base32;

/**
 * The time step whose code this is, or null.
 * @param code as it was typed; spaces are ignored
 */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period, digits });
  const drift = totp.validate({ token, timestamp: now.getTime(), window: 1 });
  return drift === null ? null : Math.floor(now.getTime() / 1000 / period) + drift;
}

/** The code of this moment: for the example's people and for tests. */
export const codeOf = (secret: string, now: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret), period, digits }).generate({ timestamp: now.getTime() });

/** What an authenticator app reads from a QR code. */
export const totpUri = (secret: string, label: string): string =>
  new TOTP({
    issuer: `${organisation().name} privacy desk`,
    label,
    secret: Secret.fromBase32(secret),
    period,
    digits,
  }).toString();

function toBuffer(octets: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(octets.length);
  new Uint8Array(copy).set(octets);
  return copy;
}
