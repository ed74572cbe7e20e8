import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { note } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

type Db = Database | Transaction;
type About = Pick<OpenedRequest, 'id' | 'key'>;

const context = (id: string) => `note:${id}:body`;

/** A note as it was written. */
export type Note = Pick<typeof note.$inferSelect, 'id' | 'staffId' | 'forStaffId' | 'seenAt' | 'createdAt'> & {
  words: string;
};

type NewNote = {
  staffId: string;
  forStaffId: string | null;
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

/** Adds a note to a request. @returns whether it is new: the form made none already */
export async function insertNote(
  tx: Transaction,
  { id: requestId, key }: About,
  { words, now, ...rest }: NewNote,
): Promise<boolean> {
  const id = randomUUID();
  const made = await tx
    .insert(note)
    .values({ id, requestId, ...rest, bodySealed: seal(key, context(id), words), createdAt: now })
    .onConflictDoNothing()
    .returning({ id: note.id });
  return made.length > 0;
}

/** The notes of a request, oldest first, opened. */
export async function listNotes(db: Db, { id: requestId, key }: About): Promise<Note[]> {
  const rows = await db
    .select()
    .from(note)
    .where(eq(note.requestId, requestId))
    .orderBy(asc(note.createdAt), asc(note.id));
  return rows.map(({ id, staffId, forStaffId, seenAt, createdAt, bodySealed }) => ({
    ...{ id, staffId, forStaffId, seenAt, createdAt },
    words: unseal(key, context(id), bodySealed).toString(),
  }));
}

const unseenBy = (requestId: string, staffId: string) =>
  and(eq(note.requestId, requestId), eq(note.forStaffId, staffId), isNull(note.seenAt));

/** Notes for somebody that they have not had before them. */
export const countUnseen = (db: Db, requestId: string, staffId: string): Promise<number> =>
  db.$count(note, unseenBy(requestId, staffId));

/** Those for somebody are seen by them now. */
export async function markSeen(tx: Transaction, requestId: string, staffId: string, now: Date): Promise<void> {
  await tx.update(note).set({ seenAt: now }).where(unseenBy(requestId, staffId));
}
