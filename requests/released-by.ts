import type { Database, Transaction } from '#db/client';
import { listNotifications } from '#db/notification';
import type { OpenedRequest } from '#db/request';
import { releasingAnswer } from '#domain/notifications';
import type { Controller } from '#domain/plan';

/**
 * The controllers that have said that their rows are to be shown (of a copy) or erased (of a deletion), in the order of
 * their names. Of rows whose controller nobody knows there is no word.
 * @see GDPR Art. 28(3)(a)
 */
export async function releasedBy(tx: Database | Transaction, about: OpenedRequest): Promise<Controller[]> {
  const word = releasingAnswer[about.kind];
  if (!word) return [];
  return (await listNotifications(tx, about))
    .filter(({ kind, answer, body }) => kind === 'controller' && answer === word && body.name + body.contact !== '')
    .map(({ body: { name, contact } }) => ({ name, contact }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ name, contact }: Controller): string => `${name}\n${contact}`;
