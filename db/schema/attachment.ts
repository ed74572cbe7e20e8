import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { attachmentTypes } from '#domain/attachments';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { message, request } from './request.ts';

export const attachmentType = pgEnum('attachment_type', attachmentTypes);

/** A file that came with a message; its content lies in sealed chunks. */
export const attachment = pgTable(
  'attachment',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    messageId: uuid('message_id')
      .notNull()
      .references(() => message.id),
    /** Null when the person sent it. */
    staffId: uuid('staff_id').references(() => staff.id),
    type: attachmentType().notNull(),
    /** As it was called where it came from, without folders. */
    nameSealed: bytes('name_sealed').notNull(),
    /** Octets before sealing. */
    size: integer().notNull(),
    /** Of the octets before sealing; sealed, because it would tell a known file. */
    sha256Sealed: bytes('sha256_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index().on(table.requestId, table.createdAt),
    index().on(table.messageId),
    check('attachment_not_empty', sql`${table.size} > 0`),
  ],
);

/** One sealed piece of an attachment; see `sealed-chunks.ts`. */
export const attachmentChunk = pgTable(
  'attachment_chunk',
  {
    attachmentId: uuid('attachment_id')
      .notNull()
      .references(() => attachment.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    last: boolean().notNull(),
    body: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.attachmentId, table.number] })],
);
