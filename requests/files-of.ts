import { listAttachments } from '#db/attachment';
import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';

/** A file as it is listed; `size` in octets. */
export type FileLine = { id: string; name: string; size: number };

/** The files of each message of a request. */
export async function filesOf(tx: Transaction, request: OpenedRequest): Promise<Map<string, FileLine[]>> {
  const of = new Map<string, FileLine[]>();
  for (const { messageId, id, name, size } of await listAttachments(tx, request))
    of.set(messageId, [...(of.get(messageId) ?? []), { id, name, size }]);
  return of;
}
