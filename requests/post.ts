import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/client';
import { keyedHash, masterKey } from '#db/keys';
import { enqueue } from '#db/queue';
import { letter } from '#db/schema/index';
import { seal, sealJson } from '#db/seal';
import type { LetterFields, LetterKind } from '#domain/letters';
import { readEnv } from '#env';

export type Posting<Kind extends LetterKind> = {
  kind: Kind;
  /** Canonical address: the envelope's only recipient. Null: the person of the request gets it by post. */
  to: string | null;
  fields: LetterFields<Kind>;
  language: string;
  /** By post to this name and address, and not to the one that came with the request. */
  postal?: string;
  /** Of the organisation file: it goes there, rather than by mail. */
  webhook?: string | undefined;
  now: Date;
  /** Whom it is about, and the key that its content is sealed with; without a request, the master key. */
  request?: { id: string; key: Buffer; emailIndex: Buffer };
};

/** Queues a letter in the transaction of the change that it tells of: both happen, or neither. */
export async function post<Kind extends LetterKind>(tx: Transaction, posting: Posting<Kind>): Promise<string> {
  const id = randomUUID();
  const key = posting.request?.key ?? masterKey();
  await tx.insert(letter).values({
    id,
    requestId: posting.request?.id ?? null,
    kind: posting.kind,
    language: posting.language,
    webhook: posting.webhook ?? null,
    ...recipient(id, key, posting),
    fieldsSealed: sealJson(key, `letter:${id}:fields`, posting.fields),
    messageId: `<${id}@${new URL(readEnv('HABEAS_URL').HABEAS_URL).hostname}>`,
    createdAt: posting.now,
  });
  await enqueue(tx, 'send-letter', { id });
  return id;
}

function recipient(
  id: string,
  key: Buffer,
  { to, request, postal }: Pick<Posting<LetterKind>, 'to' | 'request' | 'postal'>,
) {
  if (to !== null) return { toIndex: keyedHash('email', to), toSealed: seal(key, `letter:${id}:to`, to) };
  if (!request) throw new Error('a letter by post is about nobody');
  const own = postal === undefined ? {} : { toSealed: seal(key, `letter:${id}:to`, postal) };
  return { toIndex: request.emailIndex, byPost: true, ...own };
}
