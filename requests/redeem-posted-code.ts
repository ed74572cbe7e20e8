import { timingSafeEqual } from 'node:crypto';
import type { Transaction } from '#db/client';
import { insertShown } from '#db/identity-proof';
import { countCodeTry, listPostedCodes } from '#db/posted-code';
import type { OpenedRequest } from '#db/request';
import { codeTriesAtMost, isAlive } from '#domain/posted-code';
import { ok, type Result, refused } from '#domain/problems';
import { codeHashOf } from './keep-posted-code.ts';

/**
 * Compares what somebody typed with the newest code of a request. A wrong one is counted; one for which no letter could
 * be written is wrong whatever is typed. With the right one the address is shown to be theirs.
 */
export async function redeemPostedCode(
  tx: Transaction,
  about: OpenedRequest,
  { typed, now }: { typed: unknown; now: Date },
): Promise<Result<null>> {
  const newest = (await listPostedCodes(tx, about.id)).at(-1);
  if (!newest || !isAlive(newest, now)) return refused('posted-code-over', 'code');
  if (typeof typed !== 'string' || typed.trim() === '') return refused('code-missing', 'code');
  const given = codeHashOf(about.id, typed);
  const isRight = timingSafeEqual(newest.codeHash ?? codeHashOf(about.id, ''), given) && newest.codeHash !== null;
  await countCodeTry(tx, newest.id, isRight ? now : null);
  if (!isRight) {
    const isLast = newest.failedTries + 1 >= codeTriesAtMost;
    return refused(isLast ? 'posted-code-over' : 'posted-code-wrong', 'code');
  }
  await insertShown(tx, { requestId: about.id, way: 'posted-code', now });
  return ok(null);
}
