import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

export const letterStatus = pgEnum('letter_status', [
  'queued',
  'sent',
  'bounced',
  'given-up',
  'to-post', // written; somebody has to print it
  'posted',
]);

/** A letter, queued in the transaction of what it tells. Recipient and content are sealed and forgotten after sending. */
export const letter = pgTable(
  'letter',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null for codes: nothing is filed yet. */
    requestId: uuid('request_id').references(() => request.id),
    kind: text().notNull(),
    language: text().notNull(),
    toIndex: bytes('to_index').notNull(),
    toSealed: bytes('to_sealed'),
    fieldsSealed: bytes('fields_sealed'),
    /** Goes to this webhook of the organisation file, rather than by mail. */
    webhook: text(),
    /** Goes by post: the worker writes its words into `paperSealed`, staff print and post it. */
    byPost: boolean('by_post').notNull().default(false),
    paperSealed: bytes('paper_sealed'),
    postedBy: uuid('posted_by').references(() => staff.id),
    /** Stays the same over retries, so that a mail reader shows one letter. */
    messageId: text('message_id').notNull().unique(),
    status: letterStatus().notNull().default('queued'),
    tries: integer().notNull().default(0),
    /** The mail server's, or the webhook's, last reply code, never its words: they hold addresses. */
    replyCode: integer('reply_code'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    index().on(table.requestId, table.createdAt),
    index().on(table.toIndex, table.kind, table.createdAt),
    // What the queue marks.
    index('letter_not_arrived').on(table.requestId).where(sql`status in ('bounced', 'given-up')`),
    index('letter_question_lost')
      .on(table.requestId)
      .where(sql`kind = 'question' and status in ('bounced', 'given-up')`),
  ],
);
