import { sql } from 'drizzle-orm';
import { check, date, index, pgEnum, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { notificationAnswers, notificationKinds } from '#domain/notifications';
import { bytes, instant } from './columns.ts';
import { letter } from './letter.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

export const notificationKind = pgEnum('notification_kind', notificationKinds);
export const notificationAnswer = pgEnum('notification_answer', notificationAnswers);

/**
 * Somebody else who is told of a request: who had the data from us, or for whom we hold some. Written down before the
 * run, since afterwards nobody could say what they know the person by; told in the transaction of its end.
 */
export const notification = pgTable(
  'notification',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    kind: notificationKind().notNull(),
    /** Keyed hash of who it is: a recipient once for each run, a controller once for the request. */
    whoIndex: bytes('who_index').notNull(),
    /** Name, address and what the letter says, with the request's key. */
    bodySealed: bytes('body_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Null as long as there is nothing to tell, or no address to tell it to. */
    letterId: uuid('letter_id').references(() => letter.id),
    toldAt: instant('told_at'),
    /** Day by which an answer is expected; null as long as they are not told. */
    dueOn: date('due_on'),
    remindedAt: instant('reminded_at'),
    /** Day on which the desk heard last that the answer is late. */
    warnedOn: date('warned_on'),
    answer: notificationAnswer(),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by').references(() => staff.id),
  },
  (table) => [
    unique().on(table.requestId, table.kind, table.whoIndex),
    index().on(table.letterId),
    index('notification_unanswered').on(table.dueOn, table.id).where(sql`answer is null and due_on is not null`),
    check('notification_answered_by_somebody', sql`(${table.answer} IS NULL) = (${table.answeredBy} IS NULL)`),
  ],
);
