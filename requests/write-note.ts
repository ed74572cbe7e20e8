import { insertNote } from '#db/note';
import { holdStaff } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { mayAct } from '#domain/roles';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { tellOfNote } from './staff-letters.ts';

type Written = { words: unknown; forStaffId?: unknown; submissionKey?: unknown };

/**
 * Notes something about a request for colleagues, and tells the one whom it is for that it is there. Its person does not
 * see it on their page; being about them, it is in their copy. The same form sent twice is one note and one letter.
 * @see GDPR Art. 4(1), 15(1); CJEU C-434/16
 */
export async function writeNote({
  words,
  forStaffId,
  submissionKey,
  ...asked
}: DeskAct & Written): Promise<Result<null>> {
  const read = readReason(words, 'words');
  if (!read.ok) return read;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const reader = typeof forStaffId === 'string' && forStaffId !== '' ? await holdStaff(tx, forStaffId) : null;
    if (forStaffId && !reader) return refused('staff-unknown', 'forStaffId');
    // Nobody is told of a note about themselves, nor somebody who could not open it.
    const mayRead =
      !reader ||
      (!reader.disabledAt && mayAct(reader.role, 'view-personal') && !reader.emailIndex.equals(request.emailIndex));
    if (!mayRead || reader?.id === actor.staffId) return refused('staff-unknown', 'forStaffId');
    const key = typeof submissionKey === 'string' && isUuid(submissionKey) ? submissionKey : null;
    const note = { staffId: actor.staffId, forStaffId: reader?.id ?? null, words: read.value, submissionKey: key, now };
    if (!(await insertNote(tx, request, note))) return ok(null);
    const detail = reader ? { forStaffId: reader.id } : {};
    await record(tx, { type: 'note-written', actor, now, requestId: request.id, detail });
    if (reader) await tellOfNote(tx, reader.id, { request, now });
    return ok(null);
  });
}
