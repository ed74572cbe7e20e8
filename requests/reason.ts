import type { OpenedRequest } from '#db/request';
import { seal, unseal } from '#db/seal';
import { ok, type Result, refused } from '#domain/problems';

const longest = 2000;

/** Words that somebody of the desk has to give: not empty, not endless. */
export function readReason(typed: unknown, field = 'reason'): Result<string> {
  const words = typeof typed === 'string' ? typed.replaceAll('\0', '').trim() : '';
  if (words === '') return refused('reason-missing', field);
  return words.length > longest ? refused('answer-too-long', field) : ok(words);
}

const context = (requestId: string) => `request:${requestId}:reason`;

/** A reason for the audit: sealed with the request's key, so that it goes when the key goes and the chain stays whole. */
export const sealReason = ({ id, key }: OpenedRequest, words: string): Buffer => seal(key, context(id), words);

export const openReason = ({ id, key }: OpenedRequest, sealed: Buffer): string =>
  unseal(key, context(id), sealed).toString();
