/**
 * The token of a link that prevents a sharing: the address that the letter went to, sealed. It does what anybody may do
 * for any address without proof, so it needs no expiry, no use count and no row, and may stand in the query, where
 * it works without JavaScript; whoever reads it there learns no address.
 */
import { masterKey } from '#db/keys';
import { seal, unseal } from '#db/seal';

const context = 'prevention';

export const preventionToken = (address: string): string => seal(masterKey(), context, address).toString('base64url');

/** The address that a link was made for, or null when we did not make it. */
export function addressOfPrevention(token: unknown): string | null {
  if (typeof token !== 'string' || !/^[\w-]{40,600}$/.test(token)) return null;
  try {
    return unseal(masterKey(), context, Buffer.from(token, 'base64url')).toString();
  } catch {
    return null;
  }
}
