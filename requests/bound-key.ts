import { keyedHash } from '#db/keys';

/**
 * A form's key bound to what the form says: sent again with something else in it, it is another form.
 * @param submissionKey as the form brought it
 * @returns a UUID of our own making, from which neither can be guessed
 * @see RFC 9562, 5.8
 */
export function boundKey(submissionKey: string, content: string): string {
  const hash = keyedHash('submission', `${submissionKey}:${content}`);
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x80;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
