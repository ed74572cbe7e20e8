import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { note, noteReader } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

type Db = Database | Transaction;
type About = Pick<OpenedRequest, 'id' | 'key'>;

const context = (id: string) => `note:${id}:body`;

/** A note as it was written. */
export type Note = Pick<typeof note.$inferSelect, 'id' | 'staffId' | 'createdAt'> & { words: string };

type NewNote = {
  staffId: string;
  /** Ids of those whom it is for. */
  readers: readonly string[];
  words: string;
  /** Of the form. */
  submissionKey: string | null;
  now: Date;
};

/** Adds notes of different requests, which no form made. */
export async function insertNotes(
  tx: Transaction,
  notes: readonly { about: About; staffId: string; words: string; now: Date }[],
): Promise<void> {
  const rows = notes.map(({ about, words, now, staffId }) => {
    const id = randomUUID();
    const bodySealed = seal(about.key, context(id), words);
    return { id, requestId: about.id, staffId, bodySealed, createdAt: now };
  });
  if (rows.length > 0) await tx.insert(note).values(rows);
}

/** Whether a form made a note already. */
export async function isNoted(tx: Transaction, requestId: string, submissionKey: string): Promise<boolean> {
  return (await tx.$count(note, and(eq(note.requestId, requestId), eq(note.submissionKey, submissionKey)))) > 0;
}

/** Adds a note to a request. @returns its id */
export async function insertNote(
  tx: Transaction,
  { id: requestId, key }: About,
  { words, readers, now, ...rest }: NewNote,
): Promise<string> {
  const id = randomUUID();
  const bodySealed = seal(key, context(id), words);
  await tx.insert(note).values({ id, requestId, ...rest, bodySealed, createdAt: now });
  if (readers.length > 0) await tx.insert(noteReader).values(readers.map((staffId) => ({ noteId: id, staffId })));
  return id;
}

/** The notes of a request, oldest first, opened. */
export async function listNotes(db: Db, { id: requestId, key }: About): Promise<Note[]> {
  const rows = await db
    .select()
    .from(note)
    .where(eq(note.requestId, requestId))
    .orderBy(asc(note.createdAt), asc(note.id));
  return rows.map(({ id, staffId, createdAt, bodySealed }) => ({
    ...{ id, staffId, createdAt },
    words: unseal(key, context(id), bodySealed).toString(),
  }));
}

/** Whom the notes of a request are for, and when each of them had it before them. */
export const listNoteReaders = (db: Db, requestId: string): Promise<(typeof noteReader.$inferSelect)[]> =>
  db
    .select({ noteId: noteReader.noteId, staffId: noteReader.staffId, seenAt: noteReader.seenAt })
    .from(noteReader)
    .innerJoin(note, eq(note.id, noteReader.noteId))
    .where(eq(note.requestId, requestId));

const unseenBy = (db: Db, requestId: string, staffId: string) => {
  const notes = db.select({ id: note.id }).from(note).where(eq(note.requestId, requestId));
  return and(eq(noteReader.staffId, staffId), isNull(noteReader.seenAt), inArray(noteReader.noteId, notes));
};

/** Notes for somebody that they have not had before them. */
export const countUnseen = (db: Db, requestId: string, staffId: string): Promise<number> =>
  db.$count(noteReader, unseenBy(db, requestId, staffId));

/** Those for somebody are seen by them now. */
export async function markSeen(tx: Transaction, requestId: string, staffId: string, now: Date): Promise<void> {
  await tx
    .update(noteReader)
    .set({ seenAt: now })
    .where(unseenBy(tx, requestId, staffId));
}
