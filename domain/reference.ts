/** Digits and letters that nobody mixes up on the phone (no 0/O, 1/I/L, U/V). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/**
 * A request's reference from random octets, such as `K7PM-3WQX-9DTB`: 58 bits, for people to quote. It opens nothing.
 * @param random at least 12 octets
 */
export function referenceFrom(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 12), (octet) => alphabet[octet % alphabet.length]);
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
