import { inTransaction, type Transaction } from '#db/client';
import { keyedHash } from '#db/keys';
import { lockRequest, type OpenedRequest } from '#db/request';
import type { PersonActor } from '#domain/actor';
import { type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';

/** What every act of a person on one of their own requests is told. */
export type OwnAct = { actor: PersonActor; id: string; now: Date };

/** Requests belong to the mailbox that they are about, and this person proved it in this session. */
export const emailIndexOf = (actor: PersonActor): Buffer => keyedHash('email', actor.email);

/**
 * Does something on one of the person's own requests, with the row locked. Somebody else's, a made-up one and one that was
 * answered before this portal was there get the same answer: nobody learns what others asked for.
 */
export async function onOwn<Value>(
  { actor, id }: OwnAct,
  work: (tx: Transaction, request: OpenedRequest) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (!isUuid(id)) return refused('not-found');
  return inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    const isOwn = request?.importId === null && request.emailIndex.equals(emailIndexOf(actor));
    return isOwn ? work(tx, request) : refused('not-found');
  });
}
