/**
 * The one canonical form of an e-mail address. Identity, envelope recipient and the address stored on the account must
 * be equal in it, or there is no match. What is not plain is refused rather than repaired: lists, comments, quotes,
 * control characters and look-alike letters have each been used to send somebody's data elsewhere (CVE-2026-73420,
 * GHSA-5jpx-9hw9-2fx4). Dots and +tags are never folded: they are different mailboxes at most providers.
 */
import { ok, type Result, refused } from './problems.ts';

/** RFC 5322 atoms without `%` and `!`: old relays read them as routes (`a%evil.test@x.test`, `evil.test!a@x.test`). */
const localPart = /^[a-z0-9#$&'*+/=?^_`{|}~-]+(\.[a-z0-9#$&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Brings an address into canonical form: lower case, the domain in ASCII (IDNA).
 * @returns the address, at most 254 octets, or the problem `address-missing` or `address-not-plain`
 * @see RFC 5321 §4.5.3.1 for the lengths
 */
export function canonicalAddress(typed: unknown, field = 'email'): Result<string> {
  if (typeof typed !== 'string' || typed.trim() === '') return refused('address-missing', field);
  const trimmed = typed.replace(/^[ \t]+|[ \t]+$/g, '');
  if (trimmed.length > 254) return refused('address-not-plain', field);
  const at = trimmed.indexOf('@');
  if (at < 1 || at !== trimmed.lastIndexOf('@')) return refused('address-not-plain', field);
  const local = asciiLower(trimmed.slice(0, at));
  const domain = canonicalDomain(trimmed.slice(at + 1));
  if (domain === null || local.length > 64 || !localPart.test(local)) return refused('address-not-plain', field);
  const address = `${local}@${domain}`;
  return address.length > 254 ? refused('address-not-plain', field) : ok(address);
}

/** Lower-cases A–Z alone: `toLowerCase` folds K (U+212A) to k and İ to two letters. */
const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The domain in ASCII, or null when URL parsing had to change more than case and Unicode, or it is no host name. */
function canonicalDomain(typed: string): string | null {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(typed) || typed.normalize('NFKC') !== typed) return null;
  const address = `http://${typed}/`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const labels = host.split('.');
  const plain = labels.length >= 2 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return plain && host.length <= 253 ? host : null;
}
