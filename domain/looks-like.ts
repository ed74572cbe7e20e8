/**
 * What can be told by how it is written, as regular expressions that JavaScript and PostgreSQL read alike. Rather too much
 * than too little: whoever leaves it out sees beforehand what goes.
 */
export const lookalikes = ['addresses', 'telephones', 'accounts'] as const;
export type Lookalike = (typeof lookalikes)[number];

const inAddress = "[A-Za-z0-9._%+'-]";

/** A sign before it that is escaped in JSON goes with it, so that no half of an escape is left. */
const address = (but: string) =>
  `(?:\\\\[nrt]|(?<!${inAddress}))${but}${inAddress}+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+`;

/** A part of a UUID (RFC 9562) is no number; where one begins, and behind that. */
const notInUuid = [
  '(?![0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})',
  '(?<![0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){0,3})',
].join('');

/** Begun by +, 00, 0 or an area code in brackets, or written like a North American one; a day such as 01.02.2024 is none. */
const telephone = [
  notInUuid,
  '(?<![0-9A-Za-z+.])(?![0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}(?![0-9]))',
  '(?:(?:\\+|00)[1-9]|0[1-9]|\\(0?[1-9][0-9]{1,4}\\)|[2-9][0-9]{2}(?=[ .-][0-9]{3}[ .-][0-9]{4}))',
  '(?:[ ()./-]{0,2}[0-9]){5,13}(?![0-9])',
].join('');

/** An IBAN (ISO 13616), or 12 to 19 digits as on a card (ISO/IEC 7812), in groups or not. */
const account = [
  notInUuid,
  '(?<![0-9A-Za-z_])(?:[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?|[0-9](?:[ -]?[0-9]){11,18})',
  '(?![0-9A-Za-z_])',
].join('');

/** @param own patterns of addresses that are none of them */
export function patternLike(what: Lookalike, own: readonly string[]): string {
  if (what === 'telephones') return telephone;
  if (what === 'accounts') return account;
  return address(own.length > 0 ? `(?!(?:${own.join('|')})(?![A-Za-z0-9-]|\\.[A-Za-z0-9]))` : '');
}
