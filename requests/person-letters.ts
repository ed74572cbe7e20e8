/** Letters of the desk to the person of a request. */
import type { Transaction } from '#db/client';
import { emailOf, type OpenedRequest } from '#db/request';
import type { LetterFields, LetterKind } from '#domain/letters';
import { waitingDays } from '#domain/warnings';
import { readEnv } from '#env';
import { organisation } from './organisation.ts';
import { post } from './post.ts';

export const statusUrl = (requestId: string): string => `${readEnv('HABEAS_URL').HABEAS_URL}/requests/${requestId}`;

/** Where its person has a refusal looked at by somebody else. */
export const appealUrl = (requestId: string): string => `${statusUrl(requestId)}/appeal`;

/** Tells a parent that it is theirs to decide about a child's data, and, once parenthood is shown, that they now can. */
export function tellParent(tx: Transaction, about: OpenedRequest, { isShown, now }: { isShown: boolean; now: Date }) {
  const { reference, id } = about;
  const fields = { reference, days: organisation().childSilenceDays ?? waitingDays, isShown, statusUrl: statusUrl(id) };
  return tellPerson(tx, about, { kind: 'child-case', fields, now });
}

/**
 * Queues a letter to the address that the request is about; by post where there is no mailbox that we may write to, and
 * none at all where that mailbox is not safe: its page says the same.
 */
export async function tellPerson<Kind extends LetterKind>(
  tx: Transaction,
  request: OpenedRequest,
  letter: { kind: Kind; fields: LetterFields<Kind>; now: Date },
): Promise<void> {
  if (request.mailboxUnsafe && !request.lettersByPost) return;
  const to = request.lettersByPost ? null : emailOf(request);
  await post(tx, { ...letter, to, language: request.language, request });
}
