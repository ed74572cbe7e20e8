import { sql } from 'drizzle-orm';
import { bigint, check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ClockEvent, RuledBy } from '#domain/law/clock-event';
import type { PauseReason } from '#domain/law/rule';
import { instant } from './columns.ts';
import { request } from './request.ts';

/**
 * What moved a request's clock: appended, never changed (grants forbid it). Every date of the request follows from these
 * rows, and can be worked out anew from them.
 */
export const clockEvent = pgTable(
  'clock_event',
  {
    seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    type: text().$type<ClockEvent['type'] | 'law-changed'>().notNull(),
    happenedOn: date('happened_on').notNull(),
    at: instant('at').notNull(),
    /** What a pause waits for. */
    why: text().$type<PauseReason>(),
    /** The day that the notice of an extension names. */
    untilOn: date('until_on'),
    /** The laws from here on: of the receipt, and of each change of law. */
    rules: jsonb().$type<RuledBy>(),
  },
  (table) => [
    index().on(table.requestId, table.seq),
    check('clock_event_has_rules', sql`(${table.rules} IS NOT NULL) = (${table.type} IN ('received', 'law-changed'))`),
    check('clock_event_pauses_for', sql`(${table.why} IS NOT NULL) = (${table.type} = 'paused')`),
  ],
);
