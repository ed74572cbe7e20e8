/** One try to send a letter, and what follows from it: all in one transaction that holds the letter's row. */
import { inTransaction } from '#db/client';
import { masterKey } from '#db/keys';
import { type LetterRow, lockQueuedLetter } from '#db/letter';
import { enqueue } from '#db/queue';
import { findRequest, type OpenedRequest } from '#db/request';
import { unseal } from '#db/seal';
import { nearestLanguage } from '#domain/languages';
import { isLetterKind, type LetterKind, letterFields } from '#domain/letters';
import { type Organisation, senderIn } from '#domain/organisation';
import type { Addressed, Mail, Outcome } from '#emails/send';
import { write } from '#emails/write';
import { fieldsOf, putOnPaper } from './paper.ts';
import { settle } from './settle.ts';
import { tellByWebhook } from './webhook/tell.ts';

export type Delivery = { id: string; mail: Mail; organisation: Organisation; now(): Date };

/** Another worker has the letter: look again when it must have ended or died. */
const lookAgainMs = 180_000;

/**
 * Sends a queued letter. The row's lock keeps two workers from sending it at once; it goes with the worker's connection.
 * A worker that dies between the server's answer and the commit sends once more, under the same Message-ID.
 */
export async function deliver({ id, mail, organisation, now }: Delivery): Promise<void> {
  await inTransaction(async (tx) => {
    const letter = await lockQueuedLetter(tx, id);
    if (letter === null) return;
    if (letter === 'elsewhere') {
      await enqueue(tx, 'send-letter', { id }, { runAt: new Date(now().getTime() + lookAgainMs) });
      return;
    }
    const request = letter.requestId ? await findRequest(tx, letter.requestId) : null;
    const kind = kindOf(letter);
    if (letter.byPost) return putOnPaper(tx, { letter, kind, request, organisation, now: now() });
    const outcome = letter.webhook
      ? await byWebhook({ ...letter, webhook: letter.webhook }, request, { organisation, now: now() })
      : await mail.send(
          open(letter, kind, request, organisation),
          senderIn(organisation, nearestLanguage(letter.language)),
        );
    await settle(tx, { letter, kind, request, outcome, now: now() });
  });
}

function kindOf({ kind }: LetterRow): LetterKind {
  if (!isLetterKind(kind)) throw new Error(`no such letter: ${kind}`);
  return kind;
}

function byWebhook(
  letter: LetterRow & { webhook: string },
  request: OpenedRequest | null,
  { organisation, now }: { organisation: Organisation; now: Date },
): Promise<Outcome> {
  const notice = letterFields['recipient-notice'];
  const fields = notice.parse(fieldsOf(letter, 'recipient-notice', request?.key ?? masterKey()));
  const { id: letterId, webhook, createdAt: madeAt } = letter;
  return tellByWebhook({ webhook, letterId, fields, organisation, madeAt, now });
}

function open(
  letter: LetterRow,
  kind: LetterKind,
  request: OpenedRequest | null,
  organisation: Organisation,
): Addressed {
  const { id, toSealed, language, messageId } = letter;
  if (!toSealed) throw new Error('a queued letter has no content');
  const key = request?.key ?? masterKey();
  const fields = fieldsOf(letter, kind, key);
  const to = unseal(key, `letter:${id}:to`, toSealed).toString();
  return { ...write(kind, fields, { organisation, language, isTrial: request?.isTrial ?? false }), to, messageId };
}
