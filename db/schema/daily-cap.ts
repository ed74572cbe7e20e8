import { date, index, pgEnum, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { cappedActs } from '#domain/daily-caps';
import { instant } from './columns.ts';
import { staff } from './people.ts';

export const cappedAct = pgEnum('capped_act', cappedActs);

/** What one person of the desk has let out on one day. The row is also what two acts at once wait for. */
export const dailyCap = pgTable(
  'daily_cap',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** A day of the organisation's time zone. */
    on: date('on_day').notNull(),
    act: cappedAct().notNull(),
    /** Each counts once, however often it is approved anew or a download breaks off. */
    requestIds: uuid('request_ids').array().notNull(),
    /** When the first act beyond the cap was refused. */
    heldAt: instant('held_at'),
    /** When an admin let this person go on, for the rest of the day. */
    allowedAt: instant('allowed_at'),
    allowedBy: uuid('allowed_by').references(() => staff.id),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.on, table.act] }), index().on(table.on)],
);
