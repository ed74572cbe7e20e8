import { sql } from 'drizzle-orm';
import { check, index, pgTable, uuid } from 'drizzle-orm/pg-core';
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
    /** The colleague whom it is for, if for one. */
    forStaffId: uuid('for_staff_id').references(() => staff.id),
    /** When that colleague had it before them. */
    seenAt: instant('seen_at'),
    bodySealed: bytes('body_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Of a form: sent twice, it makes one note. */
    submissionKey: uuid('submission_key').unique(),
  },
  (table) => [
    index().on(table.requestId, table.createdAt),
    // What waits for somebody in the queue.
    index('note_unseen').on(table.forStaffId, table.requestId).where(sql`seen_at is null`),
    check('note_seen_by_somebody', sql`${table.seenAt} is null or ${table.forStaffId} is not null`),
  ],
);
