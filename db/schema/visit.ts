import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

/** Who of the desk has a request's page open, or had a moment ago. */
export const visit = pgTable(
  'visit',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.staffId] })],
);
