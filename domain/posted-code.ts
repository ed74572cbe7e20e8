/** A code that goes by post to the address that is held: whoever types it gets the post there. */

/** Days for which a code can be typed, from the day on which it was asked for: post takes its time. */
export const codeDays = 30;
/** Wrong tries of one code. */
export const codeTriesAtMost = 5;
/** Letters to one mailbox’s person in that time, over all requests. */
export const codeLettersAtMost = 3;

/** Without what looks alike on paper: no I, L, O, U, 0, 1. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const length = 10;

/** Ten letters in two groups, about 49 bits. @param octets random, at least 32 */
export function codeFrom(octets: Uint8Array): string {
  // Octets past the last whole multiple would make some letters likelier.
  const even = [...octets].filter((octet) => octet < 256 - (256 % letters.length));
  const code = even.slice(0, length).map((octet) => letters[octet % letters.length]);
  if (code.length < length) throw new RangeError('too few random octets for a code');
  return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`;
}

/** A code as it was typed, in the form in which it is compared. */
export const canonicalCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

type Posted = { usedAt: Date | null; failedTries: number; expiresAt: Date };

/** Whether a code can still be typed, whether or not its letter could be sent. */
export const isAlive = ({ usedAt, failedTries, expiresAt }: Posted, now: Date): boolean =>
  usedAt === null && failedTries < codeTriesAtMost && expiresAt > now;
