import { sql } from 'drizzle-orm';
import { check, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { staff } from './people.ts';

/** A query of the queue that the whole desk shares, by its name. */
export const savedView = pgTable(
  'saved_view',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    query: text().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (table) => [
    uniqueIndex('saved_view_name').on(sql`lower(${table.name})`),
    check('saved_view_name_given', sql`length(${table.name}) between 1 and 40`),
  ],
);
