import { masterKey } from '#db/keys';
import { seal, unseal } from '#db/seal';

/** What a link does; a token made for one use opens for no other. */
type Use = 'prevention' | 'mailing';

/** A token for a link's query: whoever reads it there learns nothing, and nobody without our secret makes one. */
export const sealForLink = (use: Use, text: string): string => seal(masterKey(), use, text).toString('base64url');

/** What a link was made for, or null when we did not make it. */
export function openFromLink(use: Use, token: unknown): string | null {
  if (typeof token !== 'string' || !/^[\w-]{40,800}$/.test(token)) return null;
  try {
    return unseal(masterKey(), use, Buffer.from(token, 'base64url')).toString();
  } catch {
    return null;
  }
}
