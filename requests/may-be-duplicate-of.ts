import type { Transaction } from '#db/client';
import { listOpenLike } from '#db/duplicate';
import { answersOf, type OpenedRequest } from '#db/request';
import { topicOf } from '#domain/answers';
import { comesFirst } from '#domain/duplicates';
import { isTheirs } from './is-theirs.ts';

/**
 * Open requests of which one may be a duplicate: of the same person, about the same right, and to be answered no later.
 * Only what was asked in words can be there twice: a copy, a correction or a deletion that is asked for again leads to the open
 * one, and an opt-out is carried out at once. Of both it has been shown whose they are, or a stranger would learn of the other.
 */
export async function mayBeDuplicateOf(tx: Transaction, request: OpenedRequest): Promise<OpenedRequest[]> {
  const isToClose = request.status === 'review' || request.status === 'waiting';
  if (request.kind !== 'other' || !isToClose || request.agentSealed || !isTheirs(request)) return [];
  const topic = topicOf(answersOf(request));
  return (await listOpenLike(tx, request)).filter(
    (one) => isTheirs(one) && topicOf(answersOf(one)) === topic && comesFirst(one, request),
  );
}
