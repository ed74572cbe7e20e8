import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

/** A category that a granted request does not get: it stays out of the copy, or its rows outlive the deletion. */
export const refusedPart = pgTable(
  'refused_part',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    /** Of the map. */
    category: text().notNull(),
    ground: text().notNull(),
    article: text().notNull(),
    /** In words for the person. */
    reasonSealed: bytes('reason_sealed').notNull(),
    decidedBy: uuid('decided_by')
      .notNull()
      .references(() => staff.id),
    createdAt: instant('created_at').notNull(),
    /** Granted after all: by staff before the run, or by an appeal that was upheld. */
    liftedAt: instant('lifted_at'),
  },
  (table) => [
    uniqueIndex('refused_part_in_force').on(table.requestId, table.category).where(sql`lifted_at is null`),
    index().on(table.requestId),
  ],
);
