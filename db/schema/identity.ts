import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { proofWays } from '#domain/identity-shown';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';
import { request } from './request.ts';

export const proofWay = pgEnum('proof_way', proofWays);

/** One time that somebody showed, or tried to show, who they are, beyond their mailbox. */
export const identityProof = pgTable(
  'identity_proof',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    way: proofWay().notNull(),
    /** Who of the desk; null: the person. */
    staffId: uuid('staff_id').references(() => staff.id),
    /** With the request's key: facts as they were typed, until they are compared, or a declaration. */
    bodySealed: bytes('body_sealed'),
    madeAt: instant('made_at').notNull(),
    /** Null as long as the worker has not compared. */
    decidedAt: instant('decided_at'),
    isMet: boolean('is_met'),
  },
  (table) => [
    index().on(table.requestId, table.madeAt),
    uniqueIndex('identity_proof_one_undecided').on(table.requestId).where(sql`decided_at is null`),
    uniqueIndex('identity_proof_once').on(table.requestId, table.way).where(sql`is_met`),
    check('identity_proof_decided_whole', sql`(${table.decidedAt} IS NULL) = (${table.isMet} IS NULL)`),
    // What was typed is of no use once it is compared, and dangerous.
    check(
      'identity_proof_facts_forgotten',
      sql`${table.way} <> 'facts' OR (${table.decidedAt} IS NULL) = (${table.bodySealed} IS NOT NULL)`,
    ),
    check('identity_proof_desk_by_somebody', sql`(${table.way} = 'desk') = (${table.staffId} IS NOT NULL)`),
  ],
);

/** A code that goes by post to the address that the account database holds. */
export const postedCode = pgTable(
  'posted_code',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    askedAt: instant('asked_at').notNull(),
    /** Who of the desk; null: the person. */
    askedBy: uuid('asked_by').references(() => staff.id),
    expiresAt: instant('expires_at').notNull(),
    /** Null until the worker has written the letter, and for good where no address is held. */
    codeHash: bytes('code_hash'),
    /** There is no address, or more than one; told to the desk alone. */
    isUnsent: boolean('is_unsent').notNull().default(false),
    failedTries: integer('failed_tries').notNull().default(0),
    usedAt: instant('used_at'),
  },
  (table) => [
    index().on(table.requestId, table.askedAt),
    check('posted_code_sent_or_not', sql`NOT (${table.isUnsent} AND ${table.codeHash} IS NOT NULL)`),
    check('posted_code_used_was_sent', sql`${table.usedAt} IS NULL OR ${table.codeHash} IS NOT NULL`),
  ],
);
