import { index, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { redactionGrounds } from '#domain/redaction';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

export const redactionGround = pgEnum('redaction_ground', redactionGrounds);

/** Something that staff leave out of a person's copy. What it is names rows and people: sealed with the request's key. */
export const redaction = pgTable(
  'redaction',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    ground: redactionGround().notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (table) => [index().on(table.requestId, table.createdAt)],
);
