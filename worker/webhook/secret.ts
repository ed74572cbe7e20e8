import { readFileSync } from 'node:fs';
import type { Webhook } from '#domain/webhooks';
import { webhookSecret } from '#env';

/** Standard Webhooks: 24 to 64 octets. */
const octets = { least: 24, most: 64 };

/**
 * The key that a webhook is signed with, from the variable or the file that the organisation file names.
 * @returns null when there is none, or it is not `whsec_` with 24 to 64 octets in base64
 */
export function secretOf({ secret, secretFile }: Webhook): Buffer | null {
  const text = secret ? webhookSecret(secret) : textOf(secretFile ?? '');
  const [, base64] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text?.trim() ?? '') ?? [];
  const key = Buffer.from(base64 ?? '', 'base64');
  return key.length >= octets.least && key.length <= octets.most ? key : null;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
