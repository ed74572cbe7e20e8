import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { sealJson } from '#db/seal';
import type { PersonActor } from '#domain/actor';
import type { Answers } from '#domain/answers';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsParent, awaitsProof } from '#domain/proof';
import { move } from './move.ts';
import { type OwnAct, onOwn } from './on-own.ts';

/**
 * Says that a request which came by letter, call or e-mail is one's own. Proving the mailbox alone does not: it would
 * make a stranger's letter count as soon as the person signs in for something else. Confirmed twice, it is once.
 */
export function confirm(asked: OwnAct): Promise<Result<null>> {
  return onOwn(asked, async (tx, request) => {
    if (request.personId === asked.actor.personId) return ok(null);
    if (request.childSealed ? !awaitsParent(request) : !awaitsProof(request)) return refused('not-possible-now');
    // A mailbox alone shows no parent.
    if (request.childSealed && !request.identityCheckedBy) return refused('parenthood-not-shown');
    await confirmRequest(tx, request, asked);
    return ok(null);
  });
}

/**
 * The same in a transaction that has the row; `answers` take the place of those that were keyed in. From now on letters go
 * to the mailbox that was proven: the postal address is whatever the letter said, and a stranger may have written it.
 */
export async function confirmRequest(
  tx: Transaction,
  { id, key }: OpenedRequest,
  { actor, answers, now }: { actor: PersonActor; answers?: Answers; now: Date },
): Promise<void> {
  const { personId } = actor;
  const given = answers ? { answersSealed: sealJson(key, `request:${id}:answers`, answers) } : {};
  await tx
    .update(requests)
    .set({ personId, lettersByPost: false, ...given })
    .where(eq(requests.id, id));
  await move(tx, { requestId: id, from: ['waiting'], to: 'received', event: 'confirmed', actor, now });
  await enqueue(tx, 'find-and-plan', { requestId: id });
}
