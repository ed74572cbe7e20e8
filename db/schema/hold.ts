import { date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';

/** People to be held, as a list that somebody looks at before it is laid. Its lines go after a day; what it laid stays. */
export const holdList = pgTable(
  'hold_list',
  {
    id: uuid().primaryKey().defaultRandom(),
    linesSealed: bytes('lines_sealed'),
    /** What is laid for a line that says nothing of its own. */
    reason: text().notNull(),
    law: text().notNull(),
    reviewOn: date('review_on').notNull(),
    /** A form sent twice makes one list. */
    submissionKey: uuid('submission_key').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    confirmedAt: instant('confirmed_at'),
    /** How many holds it laid. */
    laid: integer().notNull().default(0),
  },
  (table) => [index().on(table.createdAt)],
);

/** A reason that rows must outlive every deletion: of one person, or all rows of some tables. Lifted, never deleted. */
export const hold = pgTable(
  'hold',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Tables of the map whose rows stay; empty means all of them. */
    tables: text().array().notNull(),
    /** The identities as they were typed; null when it is about nobody in particular. */
    whoSealed: bytes('who_sealed'),
    /** Told to the person, so it names nobody. */
    reason: text().notNull(),
    law: text().notNull(),
    /** Until when at the latest somebody has to look whether it is still needed. */
    reviewOn: date('review_on').notNull(),
    /** A form sent twice makes one hold. */
    submissionKey: uuid('submission_key').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    liftedAt: instant('lifted_at'),
    liftedBy: uuid('lifted_by').references(() => staff.id),
    liftReasonSealed: bytes('lift_reason_sealed'),
    /** The list that laid it; null when it was laid by itself. */
    listId: uuid('list_id').references(() => holdList.id),
  },
  (table) => [index().on(table.liftedAt, table.reviewOn), index().on(table.listId)],
);

/** Whom a hold is about, as keyed hashes: it is found by any of a person's identities and betrays none of them. */
export const holdIdentity = pgTable(
  'hold_identity',
  {
    holdId: uuid('hold_id')
      .notNull()
      .references(() => hold.id),
    identityIndex: bytes('identity_index').notNull(),
  },
  (table) => [primaryKey({ columns: [table.holdId, table.identityIndex] }), index().on(table.identityIndex)],
);
