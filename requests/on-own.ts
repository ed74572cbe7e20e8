import { inSnapshot, inTransaction, type Transaction } from '#db/client';
import { type ClockEventRow, listClockEvents } from '#db/clock-event';
import { type ListedEvent, listEvents } from '#db/event';
import { keyedHash } from '#db/keys';
import { findRequest, lockRequest, type OpenedRequest } from '#db/request';
import { findWhatHas, type RequestHas } from '#db/request-has';
import { together } from '#db/together';
import type { PersonActor } from '#domain/actor';
import { type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';

/** What every act of a person on one of their own requests is told. */
export type OwnAct = { actor: PersonActor; id: string; now: Date };

/** Requests belong to the mailbox that they are about, and this person proved it in this session. */
export const emailIndexOf = (actor: PersonActor): Buffer => keyedHash('email', actor.email);

type Work<Value> = (tx: Transaction, request: OpenedRequest) => Promise<Result<Value>>;

/**
 * Does something on one of the person's own requests, with the row locked. Somebody else's, a made-up one and one that was
 * answered before this portal was there get the same answer: nobody learns what others asked for.
 */
export async function onOwn<Value>({ actor, id }: OwnAct, work: Work<Value>): Promise<Result<Value>> {
  if (!isUuid(id)) return refused('not-found');
  return inTransaction(async (tx) => ifOwn(actor, await lockRequest(tx, id), (request) => work(tx, request)));
}

/** A request with what each has: its history, what was written of its clock, and what else there is of it. */
export type SeenRequest = {
  request: OpenedRequest;
  has: RequestHas;
  history: ListedEvent[];
  clockEvents: ClockEventRow[];
};

/** Looks at one of the person's own requests as it is at one moment, in whose way nobody stands; the same refusals. */
export async function seeOwn<Value>(
  { actor, id }: OwnAct,
  look: (tx: Transaction, seen: SeenRequest) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (!isUuid(id)) return refused('not-found');
  return inSnapshot(async (tx) => {
    const [found, has, history, clockEvents] = await together([
      findRequest(tx, id),
      findWhatHas(tx, id),
      listEvents(tx, id),
      listClockEvents(tx, id),
    ]);
    return ifOwn(actor, found, (request) => look(tx, { request, has, history, clockEvents }));
  });
}

function ifOwn<Value>(
  actor: PersonActor,
  request: OpenedRequest | null,
  then: (request: OpenedRequest) => Promise<Result<Value>>,
): Promise<Result<Value>> | Result<Value> {
  const isOwn = request?.importId === null && request.emailIndex.equals(emailIndexOf(actor));
  return isOwn ? then(request) : refused('not-found');
}
