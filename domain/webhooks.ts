/** Where and how others are told by a webhook instead of a letter. */
import { z } from 'zod';
import { isPublicAddress } from './public-address.ts';

const isHere = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** Names that only a network of one's own knows. @see RFC 6761, 6762, 8375, 9476 */
const innerName = /(^|\.)(localhost|local|internal|lan|home\.arpa|alt|onion)$/;

/**
 * What is wrong with a webhook's address, in words for the organisation file, or null. This machine is let through here:
 * the worker sends there only where a variable says so, which an example and the tests do.
 * @see CWE-918
 */
export function webhookFault(address: string): string | null {
  if (!URL.canParse(address)) return 'is not a web address';
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere(hostname))) return 'must begin with https://';
  if (username || password) return 'has a user name or password in it; the signature shows who sends';
  if (hash) return 'has a # in it, which is never sent';
  if (isHere(hostname)) return null;
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isNumber = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  const isInner = isNumber ? !isPublicAddress(bare) : innerName.test(bare) || !bare.includes('.');
  return isInner ? 'leads into a private network; a webhook goes to an address on the internet' : null;
}

const url = z.string().superRefine((value, context) => {
  const message = webhookFault(value);
  if (message) context.addIssue({ code: 'custom', message });
});

/** A webhook of the organisation file. The secret itself is never in it. */
export const webhook = z
  .strictObject({
    url,
    /** Environment variable of the worker that has the secret: `whsec_` and 24 to 64 octets in base64. */
    secret: z
      .string()
      .regex(/^HABEAS_WEBHOOK_[A-Z0-9_]{1,60}$/, 'must be the name of a variable such as HABEAS_WEBHOOK_COURIER')
      .optional(),
    /** Or a file that has it. */
    secretFile: z.string().min(1).optional(),
  })
  .refine(
    ({ secret, secretFile }) => (secret === undefined) !== (secretFile === undefined),
    'names its secret by secret or by secretFile',
  );
export type Webhook = z.output<typeof webhook>;
