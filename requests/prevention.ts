/**
 * The token of a link that prevents a sharing: the address that the letter went to, sealed. It does what anybody may do
 * for any address without proof, so it needs no expiry, no use count and no row, and may stand in the query, where
 * it works without JavaScript; whoever reads it there learns no address.
 */
import { openFromLink, sealForLink } from './link-token.ts';

export const preventionToken = (address: string): string => sealForLink('prevention', address);

/** The address that a link was made for, or null when we did not make it. */
export const addressOfPrevention = (token: unknown): string | null => openFromLink('prevention', token);
