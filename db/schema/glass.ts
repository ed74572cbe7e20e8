import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { glassReasons, glassRemarks } from '#domain/glass';
import { instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

export const glassReason = pgEnum('glass_reason', glassReasons);
export const glassRemark = pgEnum('glass_remark', glassRemarks);

/** Who saw the data of a watched person's request without a colleague's word, and who reviewed that. Nothing of the person is in it, and it outlives the request's content. */
export const glass = pgTable(
  'glass',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    reason: glassReason().notNull(),
    brokenAt: instant('broken_at').notNull(),
    /** When its end was noted, or a review ended it before its time. Its time is over without that, too. */
    endedAt: instant('ended_at'),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: uuid('reviewed_by').references(() => staff.id),
    remark: glassRemark(),
  },
  (table) => [
    index().on(table.requestId, table.staffId),
    index('glass_not_reviewed').on(table.staffId).where(sql`reviewed_at is null`),
    index('glass_not_ended').on(table.brokenAt).where(sql`ended_at is null`),
    check('glass_reviewed_by_another', sql`${table.reviewedBy} <> ${table.staffId}`),
    check(
      'glass_reviewed_whole',
      sql`num_nonnulls(${table.reviewedAt}, ${table.reviewedBy}, ${table.remark}) in (0, 3)`,
    ),
  ],
);
