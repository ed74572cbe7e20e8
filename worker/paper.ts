/** Letters by post: the worker writes their words, and staff print them. */
import type { Transaction } from '#db/client';
import { type LetterRow, updateQueuedLetter } from '#db/letter';
import type { OpenedRequest } from '#db/request';
import { sealJson, unsealJson } from '#db/seal';
import { type LetterFields, type LetterKind, letterFields } from '#domain/letters';
import type { Organisation } from '#domain/organisation';
import { writePaper } from '#emails/write';
import { record } from '#requests/record';

/** What was queued for a letter, opened. @throws ZodError when it is not what its kind needs */
export function fieldsOf({ id, fieldsSealed }: LetterRow, kind: LetterKind, key: Buffer): LetterFields {
  if (!fieldsSealed) throw new Error('a queued letter has no content');
  return unsealJson(key, `letter:${id}:fields`, fieldsSealed, letterFields[kind]);
}

type Written = {
  letter: LetterRow;
  kind: LetterKind;
  request: OpenedRequest | null;
  organisation: Organisation;
  now: Date;
};

/** Writes a letter and puts it on the desk's list of those to print and post. */
export async function putOnPaper(
  tx: Transaction,
  { letter, kind, request, organisation, now }: Written,
): Promise<void> {
  if (!request) throw new Error('a letter by post is about nobody');
  const { id, language } = letter;
  const setting = { organisation, language, hasPage: request.emailSealed !== null, isTrial: request.isTrial };
  const paper = writePaper(kind, fieldsOf(letter, kind, request.key), setting);
  const paperSealed = sealJson(request.key, `letter:${id}:paper`, paper);
  await updateQueuedLetter(tx, id, { status: 'to-post', tries: 1, replyCode: null, paperSealed, fieldsSealed: null });
  const detail = { letterId: id, kind };
  await record(tx, { type: 'letter-written', actor: { kind: 'worker' }, now, requestId: request.id, detail });
}
