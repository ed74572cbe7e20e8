import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';

/** Past requests as a table that somebody looks at before it is brought in. Its lines go after a day. */
export const requestImport = pgTable(
  'request_import',
  {
    id: uuid().primaryKey().defaultRandom(),
    linesSealed: bytes('lines_sealed'),
    /** A form sent twice makes one import. */
    submissionKey: uuid('submission_key').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    confirmedAt: instant('confirmed_at'),
    /** How many requests it brought in. */
    broughtIn: integer('brought_in').notNull().default(0),
  },
  (table) => [index().on(table.createdAt)],
);
