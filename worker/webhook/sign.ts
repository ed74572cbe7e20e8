import { createHmac } from 'node:crypto';

/**
 * The headers that show who sent a webhook and that nobody changed it; a receiver's library of Standard Webhooks checks
 * them. The id stays the same over tries, so that a copy too many is known as one.
 * @param at of this try: the receiver refuses what is old
 * @see Standard Webhooks, «Signature scheme»: HMAC-SHA256 over `id.timestamp.body`
 */
export function signedHeaders(secret: Buffer, { id, at, body }: { id: string; at: Date; body: string }) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
