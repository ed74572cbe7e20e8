import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { letter } from './letter.ts';

/** Who was told of a planned sharing: one letter for each address, however often it is announced. */
export const sharingLetter = pgTable(
  'sharing_letter',
  {
    /** The organisation file's id of the sharing. */
    sharing: text().notNull(),
    addressIndex: bytes('address_index').notNull(),
    letterId: uuid('letter_id')
      .notNull()
      .references(() => letter.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sharing, table.addressIndex] }), index().on(table.letterId)],
);
