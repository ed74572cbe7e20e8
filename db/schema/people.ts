import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { funnelSteps } from '#domain/funnel';
import { roles } from '#domain/roles';
import { bytes, instant } from './columns.ts';

export const audience = pgEnum('audience', ['visitor', 'staff']);
export const role = pgEnum('role', roles);
/** In the order of the steps: a later one is greater. */
export const funnelStep = pgEnum('funnel_step', funnelSteps);

/** A proven mailbox. The address is sealed; `emailIndex` (keyed hash) finds it again. */
export const person = pgTable('person', {
  id: uuid().primaryKey().defaultRandom(),
  emailIndex: bytes('email_index').notNull().unique(),
  emailSealed: bytes('email_sealed').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** A signed-in browser. Only the token's hash is kept, so that a copy of the table opens nothing. */
export const session = pgTable(
  'session',
  {
    id: uuid().primaryKey().defaultRandom(),
    tokenHash: bytes('token_hash').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    audience: audience().notNull(),
    /** When the mailbox was proven last: collecting a package asks for a fresh proof. */
    provenAt: instant('proven_at').notNull(),
    /** Staff: when the second factor was given; null opens nothing. */
    secondFactorAt: instant('second_factor_at'),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index().on(table.personId), index().on(table.expiresAt)],
);

/** Who works at the desk. Never deleted, only disabled: events name them. */
export const staff = pgTable(
  'staff',
  {
    id: uuid()
      .primaryKey()
      .references(() => person.id),
    name: text().notNull(),
    role: role().notNull(),
    totpSealed: bytes('totp_sealed'),
    /** The last time step whose code was used: a code works once. */
    totpStep: bigint('totp_step', { mode: 'number' }).notNull().default(0),
    failedTries: integer('failed_tries').notNull().default(0),
    lockedUntil: instant('locked_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => person.id),
    disabledAt: instant('disabled_at'),
  },
  (table) => [check('staff_name_given', sql`length(${table.name}) between 1 and 200`)],
);

/**
 * Addresses, by their keyed hash, of those who live with a colleague, and that colleague's own private ones: they work on
 * no request of these.
 */
export const household = pgTable(
  'household',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    emailIndex: bytes('email_index').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.emailIndex] })],
);

/** One asked-for proof of a mailbox: a code for the asking browser and a link, both hashed, ten minutes, one use. */
export const proof = pgTable(
  'proof',
  {
    id: uuid().primaryKey().defaultRandom(),
    audience: audience().notNull(),
    emailIndex: bytes('email_index').notNull(),
    emailSealed: bytes('email_sealed').notNull(),
    codeHash: bytes('code_hash').notNull(),
    linkHash: bytes('link_hash').notNull().unique(),
    /** Hash of the asking browser's cookie: the code works nowhere else, and a newer one replaces it only there. */
    browserHash: bytes('browser_hash').notNull(),
    failedTries: integer('failed_tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    index().on(table.browserHash),
    index().on(table.emailIndex, table.createdAt),
    index().on(table.expiresAt),
  ],
);

/** Answers given so far in one browser, sealed; the cookie holds the key's name and nothing else. */
export const draft = pgTable(
  'draft',
  {
    browserHash: bytes('browser_hash').primaryKey(),
    answersSealed: bytes('answers_sealed').notNull(),
    /** Becomes the request's: a form sent twice makes one request. */
    submissionKey: uuid('submission_key').notNull().defaultRandom(),
    /** How far this browser came with these answers. */
    furthest: funnelStep().notNull().default('started'),
    /** Requests that it filed before them: each new one takes the row over. */
    filedBefore: integer('filed_before').notNull().default(0),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index().on(table.updatedAt)],
);

/** How far browsers came: counted by the day of their last answer when their row is removed, so that nobody waits for a counter. */
export const funnel = pgTable(
  'funnel',
  {
    on: date('on_day').notNull(),
    furthest: funnelStep().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.on, table.furthest] })],
);

/** How often something was done in a window of time; `what` is a keyed hash of whom and what. */
export const tally = pgTable(
  'tally',
  {
    what: bytes().notNull(),
    windowAt: instant('window_at').notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.what, table.windowAt] }), index().on(table.windowAt)],
);

/** Who of the desk looked for too many people within a minute, and when last. */
export const searchHold = pgTable('search_hold', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  heldAt: instant('held_at').notNull(),
});
