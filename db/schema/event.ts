import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';

/**
 * The audit: written by the function `append_event` alone, never changed (grants forbid it), each entry hashed together
 * with the one before when its transaction commits; until then it is in the table event_waiting. `detail` holds ids, counts and codes, never personal data.
 */
export const event = pgTable(
  'event',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    type: text().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    requestId: uuid('request_id'),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    hash: bytes().notNull(),
  },
  (table) => [
    index().on(table.requestId, table.seq),
    // Which requests are put back until a day to come.
    index('event_snoozed')
      .on(sql`(${table.detail} ->> 'until')`, table.requestId, table.seq)
      .where(sql`${table.type} = 'snoozed'`),
  ],
);

/** The last entry's number and hash, one row: it orders writers, and a shortened table disagrees with it. */
export const eventHead = pgTable('event_head', {
  one: bigint({ mode: 'number' }).primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: bytes().notNull(),
});
