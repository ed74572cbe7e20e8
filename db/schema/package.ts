import { bigint, boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { run } from './plan.ts';
import { request } from './request.ts';

/** A finished export, ready to be collected, or one ZIP of several that it came in; its content lies in sealed chunks. */
export const exportPackage = pgTable(
  'package',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    runId: uuid('run_id')
      .notNull()
      .references(() => run.id),
    /** From 1, where a copy comes in several. */
    part: integer().notNull().default(1),
    /** Octets of the ZIP before sealing. */
    size: bigint({ mode: 'number' }).notNull().default(0),
    sha256: text(),
    /** Null while it is being written: a part of a package is never reachable. */
    finishedAt: instant('finished_at'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    downloads: integer().notNull().default(0),
    takenBackAt: instant('taken_back_at'),
  },
  (table) => [unique().on(table.runId, table.part), index().on(table.requestId), index().on(table.expiresAt)],
);

/** One sealed piece of a package. Its number and `last` are sealed with it, or a package could be cut short unseen. */
export const packageChunk = pgTable(
  'package_chunk',
  {
    packageId: uuid('package_id')
      .notNull()
      .references(() => exportPackage.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    last: boolean().notNull(),
    body: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.packageId, table.number] })],
);
