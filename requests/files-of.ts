import { listAttachments } from '#db/attachment';
import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';

/** A file as it is listed; `size` in octets. */
export type FileLine = { id: string; name: string; size: number };

/** The files of each message and of each note of a request, by its id. */
export async function filesOf(tx: Transaction, request: OpenedRequest): Promise<Map<string, FileLine[]>> {
  const of = new Map<string, FileLine[]>();
  for (const { messageId, noteId, id, name, size } of await listAttachments(tx, request)) {
    const thing = messageId ?? noteId ?? '';
    of.set(thing, [...(of.get(thing) ?? []), { id, name, size }]);
  }
  return of;
}
