import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

/** People whom colleagues would be curious about: of no request that names one of these identities does one person alone see the data. */
export const watch = pgTable('watch', {
  /** The keyed hash of any identity, as a request's own is. */
  emailIndex: bytes('email_index').primaryKey(),
  watchedAt: instant('watched_at').notNull(),
  watchedBy: uuid('watched_by')
    .notNull()
    .references(() => staff.id),
});

/** Who wants to see the data of a watched person's request, and who agreed; a newer wish takes the place of an older one. */
export const look = pgTable(
  'look',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Of the list of reasons for a view. */
    reason: text().notNull(),
    askedAt: instant('asked_at').notNull(),
    agreedAt: instant('agreed_at'),
    agreedBy: uuid('agreed_by').references(() => staff.id),
    /** When the data were opened first after it. */
    openedAt: instant('opened_at'),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.staffId] }), index().on(table.askedAt)],
);
