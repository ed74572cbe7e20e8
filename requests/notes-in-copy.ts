import { asc, eq } from 'drizzle-orm';
import { type Attachment, listAttachments, openAttachment } from '#db/attachment';
import { type Database, database } from '#db/client';
import { listEvents } from '#db/event';
import { listNotes, type Note } from '#db/note';
import { type OpenedRequest, opened } from '#db/request';
import { request } from '#db/schema/index';
import type { EventType } from '#domain/events';
import { isProven, isStranger } from '#domain/proof';

type NoteInCopy = Note & { files: Attachment[] };

/** All requests of the person of one, oldest first; those whose content is destroyed are not among them. */
export async function requestsInCopy({ emailIndex }: OpenedRequest): Promise<OpenedRequest[]> {
  const rows = await database()
    .select()
    .from(request)
    .where(eq(request.emailIndex, emailIndex))
    .orderBy(asc(request.receivedAt), asc(request.id));
  return rows.flatMap((row) => opened(row) ?? []);
}

/** By each of these somebody shows whose a request is. */
const shown: readonly string[] = [
  'confirmed',
  'identity-checked',
  'parenthood-shown',
  'appealed',
] satisfies EventType[];

/** What was noted while nobody had shown whose a request is may be about whoever else asked: it stays out, for good. */
export async function notesInCopy(db: Database, row: OpenedRequest): Promise<NoteInCopy[]> {
  if (!isProven(row) || isStranger(row)) return [];
  const attached = Map.groupBy(await listAttachments(db, row), ({ noteId }) => noteId);
  const notes = (await listNotes(db, row)).map((note) => ({ ...note, files: attached.get(note.id) ?? [] }));
  if (!row.keyedInBy || notes.length === 0) return notes;
  const since = (await listEvents(db, row.id)).find(({ type }) => shown.includes(type))?.at;
  return notes.filter(({ createdAt }) => since && createdAt >= since);
}

/** The files of such notes, each under the reference of its request, as a copy takes them. */
export async function noteFilesInCopy(about: OpenedRequest) {
  const db = database();
  const given = (await requestsInCopy(about)).map(async (row) =>
    (await notesInCopy(db, row))
      .flatMap(({ files }) => files)
      .map(({ id, name, size }) => ({ name, size, title: row.reference, open: () => openAttachment(db, row, id) })),
  );
  return (await Promise.all(given)).flat();
}
