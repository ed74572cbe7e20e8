import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bulkActs, bulkRowStates } from '#domain/bulk';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request, status } from './request.ts';

export const bulkAct = pgEnum('bulk_act_kind', bulkActs);
export const bulkRowState = pgEnum('bulk_row_state', bulkRowStates);

/** One act of the desk on many requests, which somebody looks at before the worker carries it out. Gone after a while. */
export const bulk = pgTable(
  'bulk',
  {
    id: uuid().primaryKey().defaultRandom(),
    act: bulkAct().notNull(),
    /** What the act is told: a reason, a ground, words to the person. */
    wordsSealed: bytes('words_sealed').notNull(),
    /** A form sent twice makes one. */
    submissionKey: uuid('submission_key').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    sessionId: uuid('session_id').notNull(),
    secondFactorAt: instant('second_factor_at').notNull(),
    checkedAt: instant('checked_at'),
    confirmedAt: instant('confirmed_at'),
    stoppedAt: instant('stopped_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [index().on(table.createdAt)],
);

/** A request of it, as it stood when it was chosen: whatever has changed since then is left alone. */
export const bulkRow = pgTable(
  'bulk_row',
  {
    bulkId: uuid('bulk_id')
      .notNull()
      .references(() => bulk.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    status: status().notNull(),
    assigneeId: uuid('assignee_id'),
    state: bulkRowState().notNull().default('new'),
    /** Why not: a code of `domain/problems.ts`, and what its words fill in; or what else there is to say of the outcome. */
    problem: text(),
    detail: jsonb().$type<Record<string, string | number>>(),
    /** Begun and not ended so often: a row that takes the worker down must not do so for ever. */
    tries: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.position] }),
    unique().on(table.bulkId, table.requestId),
    index('bulk_row_by_state').on(table.bulkId, table.state, table.position),
  ],
);
