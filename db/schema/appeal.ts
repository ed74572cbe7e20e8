import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

/**
 * Somebody disagrees with what was refused. It has a clock of its own; what the person and the decider say of it is in
 * the request's conversation.
 */
export const appeal = pgTable(
  'appeal',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    receivedAt: instant('received_at').notNull(),
    receivedOn: date('received_on').notNull(),
    answerByOn: date('answer_by_on').notNull(),
    /** What sets that day; empty where no law does, and we do. */
    article: text().notNull(),
    /** Who refused, and so does not decide again; null only where nobody of the desk did. */
    refusedBy: uuid('refused_by').references(() => staff.id),
    /** Who of the desk keyed it in; null when the person filed it on our pages. */
    keyedInBy: uuid('keyed_in_by').references(() => staff.id),
    /** Day on which its person was told that it takes longer, which can be once. */
    extendedOn: date('extended_on'),
    /** Share of its time, in percent, at which the desk was reminded last. */
    warnedAtPercent: integer('warned_at_percent').notNull().default(0),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => staff.id),
    isUpheld: boolean('is_upheld'),
  },
  (table) => [
    uniqueIndex('appeal_one_open').on(table.requestId).where(sql`decided_at is null`),
    index('appeal_queue').on(table.answerByOn).where(sql`decided_at is null`),
    index().on(table.requestId, table.receivedAt),
    check('appeal_decided_by_another', sql`${table.decidedBy} <> ${table.refusedBy}`),
    check(
      'appeal_decided_whole',
      sql`(${table.decidedAt} IS NULL) = (${table.decidedBy} IS NULL) AND (${table.decidedAt} IS NULL) = (${table.isUpheld} IS NULL)`,
    ),
  ],
);
