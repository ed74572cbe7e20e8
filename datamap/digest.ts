import { createHash } from 'node:crypto';
import serialise from 'canonicalize';

/**
 * The one JSON text of a value: keys sorted, no spaces, numbers in one form.
 * @throws TypeError when the value has no JSON form (undefined, NaN, a cycle)
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  const text = serialise(value);
  if (text === undefined) throw new TypeError('Only values with a JSON form have a digest');
  return text;
}

/** SHA-256 of a value's canonical JSON, 64 hexadecimal digits. What staff approve is this digest of a plan. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
