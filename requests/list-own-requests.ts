import { database } from '#db/client';
import { listRequestsOf, type RequestLine } from '#db/request';
import type { PersonActor } from '#domain/actor';
import { emailIndexOf } from './on-own.ts';

/** All requests about the mailbox that this person proved, newest first; opt-outs that nobody proved are among them. */
export function listOwnRequests({ actor }: { actor: PersonActor }): Promise<RequestLine[]> {
  return listRequestsOf(database(), emailIndexOf(actor));
}
