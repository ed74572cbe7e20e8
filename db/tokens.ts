import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A secret to be carried in a cookie or a link: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token. Tokens are long and random, so a plain hash cannot be guessed back. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Eight digits to type: with five tries and few letters an hour, guessing is hopeless. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');
