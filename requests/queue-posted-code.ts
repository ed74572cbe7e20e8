import type { Transaction } from '#db/client';
import { countPostedCodes, insertPostedCode, listPostedCodes } from '#db/posted-code';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import type { PersonActor, StaffActor } from '#domain/actor';
import { codeDays, codeLettersAtMost, isAlive } from '#domain/posted-code';
import { ok, type Result, refused } from '#domain/problems';
import { record } from './record.ts';

/**
 * Has the worker post a code to the address that the account database holds, if it holds one: nobody types an address
 * here. The person is told the same either way; the desk learns where no letter could be written, and can try again.
 * While a code can be typed no second one is sent.
 */
export async function queuePostedCode(
  tx: Transaction,
  about: OpenedRequest,
  { actor, now }: { actor: PersonActor | StaffActor; now: Date },
): Promise<Result<null>> {
  const isStaff = actor.kind === 'staff';
  const codes = await listPostedCodes(tx, about.id);
  if (codes.some((code) => isAlive(code, now) && !(isStaff && code.isUnsent))) return ok(null);
  const spanMs = codeDays * 86_400_000;
  const sent = await countPostedCodes(tx, about.emailIndex, new Date(now.getTime() - spanMs));
  if (sent >= codeLettersAtMost) return refused('letters-used-up');
  const codeId = await insertPostedCode(tx, {
    requestId: about.id,
    askedAt: now,
    askedBy: isStaff ? actor.staffId : null,
    expiresAt: new Date(now.getTime() + spanMs),
  });
  await record(tx, { type: 'code-letter-asked', actor, now, requestId: about.id });
  await enqueue(tx, 'post-code', { codeId });
  return ok(null);
}
