import { isIP } from 'node:net';
import { readEnv } from '#env';

/**
 * Where this installation's passkeys work: at its own origin and no other. Null where it is reached by an IP address,
 * for which browsers make none.
 * @see WebAuthn Level 3, section 4 (relying party identifier)
 */
export function relyingParty(): { id: string; origin: string } | null {
  const { hostname: id, origin } = new URL(readEnv('HABEAS_URL').HABEAS_URL);
  return isIP(id.replace(/^\[|\]$/g, '')) ? null : { id, origin };
}
