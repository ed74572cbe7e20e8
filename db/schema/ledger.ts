import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ledgerActs } from '#domain/ledger';
import type { SignedReceipt } from '#domain/plan';
import { bytes, instant } from './columns.ts';

export const ledgerAct = pgEnum('ledger_act', ledgerActs);

/**
 * Who was erased and who opted out, so that it can be done again when a backup brings them back. Sealed under a key of its
 * own, which outlives the request's.
 */
export const ledger = pgTable(
  'ledger',
  {
    /** The run's, and so the receipt's in the account database. */
    id: uuid().primaryKey(),
    requestId: uuid('request_id').notNull(),
    act: ledgerAct().notNull(),
    /** When the run began: what is newer is left alone. */
    at: instant('at').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    /** Null until the run is known to be committed: what never came about is not done again. */
    receipt: jsonb().$type<SignedReceipt['receipt']>(),
    signature: text(),
    /** The key that another installation signed its ledger with; null for our own entries. */
    origin: text(),
    /** Taken back by the person: it is not done again. */
    undoneAt: instant('undone_at'),
    replayedAt: instant('replayed_at'),
  },
  (table) => [
    index().on(table.requestId),
    index('ledger_in_force').on(table.at, table.id).where(sql`receipt is not null and undone_at is null`),
    check('ledger_receipt_is_signed', sql`(${table.receipt} IS NULL) = (${table.signature} IS NULL)`),
  ],
);

/** The keys of the rows that an entry is about, compressed and sealed, piece by piece. */
export const ledgerChunk = pgTable(
  'ledger_chunk',
  {
    ledgerId: uuid('ledger_id')
      .notNull()
      .references(() => ledger.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    last: boolean().notNull(),
    body: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ledgerId, table.number] })],
);
