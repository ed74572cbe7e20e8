import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { attachmentTypes } from '#domain/attachments';
import { bytes, instant } from './columns.ts';
import { note } from './note.ts';
import { staff } from './people.ts';
import { message, request } from './request.ts';

export const attachmentType = pgEnum('attachment_type', attachmentTypes);

/** A file that came with a message or a note; its content lies in sealed chunks. */
export const attachment = pgTable(
  'attachment',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    messageId: uuid('message_id').references(() => message.id),
    /** Of a note: the person does not see it on their page. */
    noteId: uuid('note_id').references(() => note.id),
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
    index().on(table.noteId),
    check('attachment_of_one_thing', sql`num_nonnulls(${table.messageId}, ${table.noteId}) = 1`),
    check('attachment_noted_by_staff', sql`${table.noteId} is null or ${table.staffId} is not null`),
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
