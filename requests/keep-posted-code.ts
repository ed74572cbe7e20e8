import { randomBytes } from 'node:crypto';
import { inTransaction } from '#db/client';
import { keyedHash } from '#db/keys';
import { findPostedCode, settlePostedCode } from '#db/posted-code';
import { lockRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import { canonicalCode, codeFrom } from '#domain/posted-code';
import { isOpen } from '#domain/states';
import { organisation } from './organisation.ts';
import { statusUrl } from './person-letters.ts';
import { post } from './post.ts';
import { record } from './record.ts';

/** Of a code only this is kept. */
export const codeHashOf = (requestId: string, typed: string): Buffer =>
  keyedHash('posted-code', `${requestId}:${canonicalCode(typed)}`);

/**
 * Makes the code and queues its letter, once the worker has read where to; without an address the desk is told. Kept
 * twice, one letter is written.
 * @param postal as on the envelope, line by line, or null
 */
export function keepPostedCode({
  codeId,
  postal,
  now,
}: {
  codeId: string;
  postal: string[] | null;
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const asked = await findPostedCode(tx, codeId);
    const about = asked && (await lockRequest(tx, asked.requestId));
    if (!about || !isOpen(about.status)) return;
    const code = codeFrom(randomBytes(64));
    const isFirst = await settlePostedCode(tx, codeId, postal && codeHashOf(about.id, code));
    if (!isFirst) return;
    const { id: requestId, reference, language } = about;
    if (!postal) {
      await record(tx, { type: 'code-letter-unsent', actor: { kind: 'worker' }, now, requestId });
      return;
    }
    const expiresOn = dayOf(asked.expiresAt, organisation().timeZone);
    const fields = { reference, code, expiresOn, statusUrl: statusUrl(requestId) };
    await post(tx, { kind: 'posted-code', to: null, postal: postal.join('\n'), fields, language, now, request: about });
  });
}
