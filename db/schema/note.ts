import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

/** What somebody of the desk noted about a request, for colleagues; sealed under the request's key. */
export const note = pgTable(
  'note',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    bodySealed: bytes('body_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Of a form: sent twice, it makes one note. */
    submissionKey: uuid('submission_key').unique(),
  },
  (table) => [index().on(table.requestId, table.createdAt)],
);

/** A colleague whom a note is for, who was told of it. */
export const noteReader = pgTable(
  'note_reader',
  {
    noteId: uuid('note_id')
      .notNull()
      .references(() => note.id, { onDelete: 'cascade' }),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** When they had it before them. */
    seenAt: instant('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.noteId, table.staffId] }),
    // What waits for somebody in the queue.
    index('note_unseen').on(table.staffId, table.noteId).where(sql`seen_at is null`),
  ],
);
