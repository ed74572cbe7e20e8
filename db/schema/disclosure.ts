import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';

/** Data that were handed to an authority: kept for the person's own copy, unless a court sealed that until a day. */
export const disclosure = pgTable(
  'disclosure',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Whose data: the identities as they were typed. */
    whoSealed: bytes('who_sealed').notNull(),
    /** To whom and under which order: `{ to, under }`. */
    orderSealed: bytes('order_sealed').notNull(),
    /** Categories of the map. */
    categories: text().array().notNull(),
    disclosedOn: date('disclosed_on').notNull(),
    /** The person may not be told before this day is over; null: they may. */
    sealedUntil: date('sealed_until'),
    submissionKey: uuid('submission_key').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (table) => [index().on(table.disclosedOn)],
);

/** Whom a disclosure is about, as keyed hashes. */
export const disclosureIdentity = pgTable(
  'disclosure_identity',
  {
    disclosureId: uuid('disclosure_id')
      .notNull()
      .references(() => disclosure.id),
    identityIndex: bytes('identity_index').notNull(),
  },
  (table) => [primaryKey({ columns: [table.disclosureId, table.identityIndex] }), index().on(table.identityIndex)],
);
