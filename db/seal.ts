/**
 * Sealing: AES-256-GCM. A request has a key of its own, itself sealed with the master key: destroying that one column
 * destroys the request's content, backups included once they expire (NIST SP 800-88r2, cryptographic erase).
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { masterKey } from './keys.ts';

const nonceOctets = 12;
const tagOctets = 16;

/** Keys as Node wants them: of octets it finds out anew each time that they are no such key, which takes longer than to open. */
const objects = new WeakMap<Buffer, KeyObject>();

function objectOf(key: Buffer): KeyObject {
  const known = objects.get(key) ?? createSecretKey(key);
  objects.set(key, known);
  return known;
}

/**
 * @param context what the value is and whose, e.g. `request:<id>:answers`; a value moved elsewhere does not open
 * @returns nonce ‖ ciphertext ‖ tag
 */
export function seal(key: Buffer, context: string, clear: Buffer | string): Buffer {
  const nonce = randomBytes(nonceOctets);
  const cipher = createCipheriv('aes-256-gcm', objectOf(key), nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** What does not open. Of its content nothing is known. */
export class Unopened extends Error {
  override name = 'Unopened';
}

/** @throws Unopened when the key or context is another one, or the value was changed */
export function unseal(key: Buffer, context: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', objectOf(key), sealed.subarray(0, nonceOctets))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagOctets));
  const clear = decipher.update(sealed.subarray(nonceOctets, -tagOctets));
  try {
    return Buffer.concat([clear, decipher.final()]);
  } catch (cause) {
    throw new Unopened('What is sealed was sealed with another HABEAS_SECRET, or was changed since.', { cause });
  }
}

export const sealJson = (key: Buffer, context: string, value: unknown): Buffer =>
  seal(key, context, JSON.stringify(value));

/** Opens a sealed JSON value and parses it with its schema. */
export const unsealJson = <Schema extends z.ZodType>(
  key: Buffer,
  context: string,
  sealed: Buffer,
  schema: Schema,
): z.output<Schema> => schema.parse(JSON.parse(unseal(key, context, sealed).toString()));

/** A new key for one request, and the form in which the request keeps it. */
export function newRequestKey(requestId: string): { key: Buffer; sealed: Buffer } {
  const key = randomBytes(32);
  return { key, sealed: seal(masterKey(), `request:${requestId}:key`, key) };
}

export const openRequestKey = (requestId: string, sealed: Buffer): Buffer =>
  unseal(masterKey(), `request:${requestId}:key`, sealed);

export const sealAddress = (context: string, address: string): Buffer => seal(masterKey(), context, address);

export const openAddress = (context: string, sealed: Buffer): string => unseal(masterKey(), context, sealed).toString();
