import { z } from 'zod';
import { organisation } from '#requests/organisation';
import { deliver } from '../deliver.ts';
import { mail } from '../mail.ts';

const payloadShape = z.object({ id: z.uuid() });

/** Sends one queued letter. Told twice, it sends once; a letter that cannot go now queues itself for later. */
export async function sendLetter(payload: unknown, { now }: { now(): Date }): Promise<void> {
  const { id } = payloadShape.parse(payload);
  await deliver({ id, mail: mail(), organisation: organisation(), now });
}
