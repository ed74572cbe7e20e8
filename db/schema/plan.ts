/** What is planned for a request, the names under it, and what became of it in the account database. */
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

/** Exactly what a run will do. Counts are plain; names, values and row keys are in the sealed body. */
export const plan = pgTable(
  'plan',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    digest: text().notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    /** A newer plan, or a changed database, took its place: its approvals count no more. */
    supersededAt: instant('superseded_at'),
  },
  (table) => [
    uniqueIndex('plan_one_current').on(table.requestId).where(sql`superseded_at is null`),
    index().on(table.requestId),
  ],
);

/** A human's answer to a question on a plan; a plan with an open question cannot be approved. */
export const planAnswer = pgTable(
  'plan_answer',
  {
    id: uuid().primaryKey().defaultRandom(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plan.id),
    /** Index in the plan's list of questions. */
    question: integer().notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    reasonSealed: bytes('reason_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique().on(table.planId, table.question)],
);

export const approvalKind = pgEnum('approval_kind', ['prepare', 'approve', 'expedite']);

/** Somebody's name under one digest. Preparing, approving and expediting are each counted by different people. */
export const approval = pgTable(
  'approval',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    planId: uuid('plan_id')
      .notNull()
      .references(() => plan.id),
    digest: text().notNull(),
    kind: approvalKind().notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    reasonSealed: bytes('reason_sealed'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique().on(table.planId, table.kind, table.staffId), index().on(table.requestId)],
);

/** One execution of a plan in the account database, and the proof of it. */
export const run = pgTable(
  'run',
  {
    /** Also the primary key of the receipt in the account database. */
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    planId: uuid('plan_id').references(() => plan.id),
    digest: text().notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** Table by table, for the desk to follow: `[{ table, done, of }]`. */
    progress: jsonb().$type<{ table: string; done: number; of: number }[]>().notNull().default([]),
    attempts: integer().notNull().default(0),
    /** Class of the last failure (`lock-timeout`, `plan-changed`…), never the database's own words: they hold values. */
    failure: text(),
    receipt: jsonb(),
    signature: text(),
    /** What a freeze replaced, so that it can be undone. */
    replacedSealed: bytes('replaced_sealed'),
    /** What it came to and what its person is told, while the request waits for work outside. */
    endingSealed: bytes('ending_sealed'),
  },
  (table) => [index().on(table.requestId), unique().on(table.planId)],
);

/** What the map found, a sealed page of rows per table, for the desk; gone after a short time. */
export const finding = pgTable(
  'finding',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    tableName: text('table_name').notNull(),
    rowCount: integer('row_count').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [unique().on(table.requestId, table.tableName), index().on(table.expiresAt)],
);
