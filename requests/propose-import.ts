import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { insertImport } from '#db/request-import';
import type { StaffActor } from '#domain/actor';
import { readPastRequests } from '#domain/past-requests';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { boundKey } from './bound-key.ts';
import { record } from './record.ts';

export type ProposeImport = {
  actor: StaffActor;
  /** The table as it was pasted, or the text of its file; null for a file that is none. */
  lines: string | null;
  /** Pasted and chosen as a file: nobody knows which is meant. */
  isTwice?: boolean;
  /** Of the form: sent twice, it makes one import; gone back to and sent with other lines, another. */
  submissionKey: unknown;
  now: Date;
};

/**
 * Keeps a table of requests that were answered elsewhere, sealed and for a day, so that whoever brought it sees what would
 * come of it. Brings nothing in.
 * @returns the id under which it is looked at and brought in
 */
export function proposeImport({ actor, lines, isTwice, submissionKey, now }: ProposeImport): Promise<Result<string>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (!isUuid(submissionKey)) return refused('page-expired');
    if (isTwice) return refused('list-twice', 'lines');
    if (lines === null) return refused('list-not-text', 'lines');
    const read = readPastRequests(lines);
    if (!read.ok) return read;
    const frame = { id: randomUUID(), submissionKey: boundKey(submissionKey, lines), createdAt: now };
    const { id, isNew } = await insertImport(tx, { ...frame, createdBy: actor.staffId, lines });
    const detail = { importId: id, lines: read.value.lines.length };
    if (isNew) await record(tx, { type: 'import-read', actor, now, detail });
    return ok(id);
  });
}
