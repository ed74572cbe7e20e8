import { insertAttachment } from '#db/attachment';
import type { Transaction } from '#db/client';
import { insertNote, isNoted } from '#db/note';
import type { OpenedRequest } from '#db/request';
import { holdStaff, isNear } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { cleanFiles } from './clean-files.ts';
import { hasRoom } from './has-room.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { tellOfNote } from './staff-letters.ts';

/** As it was posted: whom it is for, and files, none of either or several. */
type Written = {
  words: unknown;
  forStaffIds?: readonly unknown[];
  files?: readonly unknown[];
  submissionKey?: unknown;
};

/**
 * Notes something about a request for colleagues, and tells those whom it is for that it is there. Its person does not
 * see it on their page; being about them, it is in their copy. The same form sent twice is one note and one letter each.
 * @see GDPR Art. 4(1), 15(1); CJEU C-434/16
 */
export async function writeNote({
  words,
  forStaffIds = [],
  files = [],
  submissionKey,
  ...asked
}: DeskAct & Written): Promise<Result<null>> {
  const read = readReason(words, 'words');
  if (!read.ok) return read;
  const cleaned = await cleanFiles(files, asked.actor.staffId);
  if (!cleaned.ok) return cleaned;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const key = typeof submissionKey === 'string' && isUuid(submissionKey) ? submissionKey : null;
    if (key && (await isNoted(tx, request.id, key))) return ok(null);
    const readers = await readersOf(tx, request, { forStaffIds, writerId: actor.staffId });
    if (!readers) return refused('staff-unknown', 'forStaffId');
    const room = await hasRoom(tx, request.id, { of: 'notes', more: cleaned.value });
    if (!room.ok) return room;
    const { staffId } = actor;
    const id = await insertNote(tx, request, { staffId, readers, words: read.value, submissionKey: key, now });
    for (const file of cleaned.value) await insertAttachment(tx, request, { ...file, noteId: id, staffId, now });
    const detail = { forStaffIds: readers, files: cleaned.value.length };
    await record(tx, { type: 'note-written', actor, now, requestId: request.id, detail });
    for (const reader of readers) await tellOfNote(tx, reader, { request, now });
    return ok(null);
  });
}

/** Ids of those whom a note is for, each once; null where one of them cannot be. */
async function readersOf(
  tx: Transaction,
  request: OpenedRequest,
  { forStaffIds, writerId }: { forStaffIds: readonly unknown[]; writerId: string },
): Promise<string[] | null> {
  // In one order: of two notes at once, neither waits for the other.
  const asked = [...new Set(forStaffIds.map(String))].sort();
  const readers: string[] = [];
  for (const staffId of asked) {
    const reader = await holdStaff(tx, staffId);
    // Nobody is told of a note about themselves or their household, nor somebody who could not open it.
    const mayRead =
      reader && !reader.disabledAt && mayAct(reader.role, 'view-personal') && !isNear(reader, request.emailIndex);
    if (!mayRead || reader.id === writerId) return null;
    readers.push(reader.id);
  }
  return readers;
}
