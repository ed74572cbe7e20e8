import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { outsideResults } from '#domain/outside';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

export const outsideResult = pgEnum('outside_result', outsideResults);

/** Work on a request that no run does: paper, a mail archive, a vendor's console. A request is not done while one is open. */
export const outsideTask = pgTable(
  'outside_task',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    /** Its key in the organisation file; null: added by hand. */
    origin: text(),
    /** Of a form: sent twice, it makes one task. */
    submissionKey: uuid('submission_key').unique(),
    /** Title and instructions, with the request's key. */
    bodySealed: bytes('body_sealed').notNull(),
    /** Whose it is; null: of whoever looks after the request. */
    ownerId: uuid('owner_id').references(() => staff.id),
    dueOn: date('due_on').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by').references(() => staff.id),
    /** Day on which the desk heard last that it is late. */
    warnedOn: date('warned_on'),
    result: outsideResult(),
    /** Why something stays, as it is told to the person. */
    reasonSealed: bytes('reason_sealed'),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by').references(() => staff.id),
  },
  (table) => [
    unique().on(table.requestId, table.origin),
    index('outside_task_open').on(table.dueOn, table.id).where(sql`result is null`),
    check('outside_task_origin', sql`(${table.origin} IS NULL) = (${table.submissionKey} IS NOT NULL)`),
    check(
      'outside_task_done_by_somebody',
      sql`num_nonnulls(${table.result}, ${table.doneAt}, ${table.doneBy}) IN (0, 3)`,
    ),
    check(
      'outside_task_kept_for_a_reason',
      sql`(${table.result} IS NOT DISTINCT FROM 'kept') = (${table.reasonSealed} IS NOT NULL)`,
    ),
  ],
);

/** A file that such work brought up: it goes into the person's copy. Its octets lie in sealed chunks. */
export const outsideFile = pgTable(
  'outside_file',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    taskId: uuid('task_id')
      .notNull()
      .references(() => outsideTask.id),
    /** Of a form: sent twice, it keeps one file. */
    submissionKey: uuid('submission_key').notNull().unique(),
    nameSealed: bytes('name_sealed').notNull(),
    /** Octets before sealing. */
    size: integer().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (table) => [index().on(table.requestId, table.createdAt)],
);

/** One sealed piece of such a file. */
export const outsideFileChunk = pgTable(
  'outside_file_chunk',
  {
    fileId: uuid('file_id')
      .notNull()
      .references(() => outsideFile.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    last: boolean().notNull(),
    body: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.number] })],
);
