import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels } from '#domain/channels';
import { kinds } from '#domain/kinds';
import { openStatuses, outcomes, statuses } from '#domain/states';
import { bytes, instant } from './columns.ts';
import { person, staff } from './people.ts';
import { requestImport } from './request-import.ts';

export const kind = pgEnum('kind', kinds);
export const status = pgEnum('status', statuses);
export const outcome = pgEnum('outcome', outcomes);
export const channel = pgEnum('channel', channels);

const openList = sql.raw(openStatuses.map((open) => `'${open}'`).join(', '));

/** What a person asked for. All that tells who they are is sealed with `keySealed`; destroying it destroys that. */
export const request = pgTable(
  'request',
  {
    /** 122 random bits: an address of a page that cannot be guessed. */
    id: uuid().primaryKey().defaultRandom(),
    /** What people quote on the phone. */
    reference: text().notNull().unique(),
    kind: kind().notNull(),
    status: status().notNull().default('received'),
    /** Null when nobody proved a mailbox: an opt-out needs no proof. */
    personId: uuid('person_id').references(() => person.id),
    /** Finds all that was asked about one person: hash of the address or, where there is none, of another identity. */
    emailIndex: bytes('email_index').notNull(),
    /** Null when the person has no address, or gave none. */
    emailSealed: bytes('email_sealed'),
    /** How it reached us, and who of the desk keyed it in; null when the person filed it on our pages. */
    channel: channel(),
    keyedInBy: uuid('keyed_in_by').references(() => staff.id),
    /** It was answered before this portal was there: nothing is written to its person, and nothing done about it any more. */
    importId: uuid('import_id').references(() => requestImport.id),
    /** Identities of the map besides the address, as they were keyed in: `{ phone: "…" }`. */
    identitiesSealed: bytes('identities_sealed'),
    /** Whose data it is about where a parent decides: the child's identities. The address is then the parent's alone. */
    childSealed: bytes('child_sealed'),
    /** Finds the case of a child, whoever is named as the parent. */
    childIndex: bytes('child_index'),
    /** Who asks in the person's name, and on what basis. Null: the person does, or a parent. */
    agentSealed: bytes('agent_sealed'),
    /** Name and postal address, as on an envelope. */
    postalSealed: bytes('postal_sealed'),
    /** Letters are printed, because there is no mailbox, or none that we may write to. */
    lettersByPost: boolean('letters_by_post').notNull().default(false),
    /** Somebody else may read the mailbox: nothing of this request is written to it, whoever proved it. */
    mailboxUnsafe: boolean('mailbox_unsafe').notNull().default(false),
    /** Who of the desk made sure of the person where no mailbox could be proven; never who keyed the request in. */
    identityCheckedBy: uuid('identity_checked_by').references(() => staff.id),
    /** For trying out: said when it is keyed in, and never again. No figure counts it, and no run of it changes an account. */
    isTrial: boolean('is_trial').notNull().default(false),
    /** Null when the content is destroyed: nothing that was sealed with it opens again, in no backup. */
    keySealed: bytes('key_sealed'),
    answersSealed: bytes('answers_sealed').notNull(),
    /** One submission, one request, however often the form is sent. */
    submissionKey: uuid('submission_key').notNull().unique(),
    language: text().notNull(),
    law: text().notNull(),
    lawVersion: text('law_version').notNull(),
    article: text().notNull(),
    receivedAt: instant('received_at').notNull(),
    receivedOn: date('received_on').notNull(),
    answerByOn: date('answer_by_on').notNull(),
    /** Share of the clock, in percent, at which staff were last warned. */
    warnedAtPercent: integer('warned_at_percent').notNull().default(0),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    /** The end of a deletion's cooling-off. */
    runAfter: instant('run_after'),
    /** Somebody used the notice's link: staff look before the run goes on. */
    pausedAt: instant('paused_at'),
    /** Which of several matching persons this is, and who of the desk said so: `{ table, row }`, sealed. */
    chosenSealed: bytes('chosen_sealed'),
    chosenBy: uuid('chosen_by').references(() => staff.id),
    /** Something reported lost is locked, and nobody of the desk decided yet; kept by a trigger, from its events. */
    isLocked: boolean('is_locked').notNull().default(false),
    outcome: outcome(),
    /** The same person's earlier request that says the same: this one is closed, and answered with that. */
    duplicateOf: uuid('duplicate_of').references((): AnyPgColumn => request.id),
    refusalGround: text('refusal_ground'),
    /** Who refused it, or a part of it; an appeal goes to somebody else. */
    refusedBy: uuid('refused_by').references(() => staff.id),
    closedAt: instant('closed_at'),
    /** When the time was over for which a closed request is kept. What stays are its dates, kind and outcome. */
    destroyedAt: instant('destroyed_at'),
  },
  (table) => [
    // Asking again while a request is open leads to the open one; another copy, opt-out or complaint may be of something else.
    uniqueIndex('request_one_open')
      .on(table.emailIndex, table.kind, table.isTrial)
      .where(sql`child_index is null and kind in ('correct', 'delete', 'report-lost') and status in (${openList})`),
    uniqueIndex('request_one_open_child').on(table.childIndex).where(sql`status in (${openList})`),
    index('request_queue').on(table.answerByOn, table.id).where(sql`status in (${openList})`),
    index('request_trial').on(table.id).where(sql`is_trial`),
    index('request_locked').on(table.id).where(sql`is_locked`),
    index('request_by_day').on(table.answerByOn, table.id),
    // Lists of closed ones begin with the latest, where the open ones lie.
    index('request_closed').on(table.answerByOn, table.id).where(sql`not (status in (${openList}))`),
    // What the desk looks for and few have: a list of them must not be read through all that ever came.
    index('request_channel').on(table.channel, table.answerByOn, table.id).where(sql`channel is not null`),
    index('request_language').on(sql`lower(language)`, table.answerByOn, table.id),
    index('request_ground').on(table.refusalGround, table.answerByOn, table.id).where(sql`refusal_ground is not null`),
    index('request_outcome').on(table.outcome, table.kind, table.channel).where(sql`outcome <> 'fulfilled'`),
    index().on(table.personId, table.receivedAt),
    index().on(table.emailIndex),
    // The beginning of a reference, as it is typed.
    index('request_reference_begins').on(table.reference.op('text_pattern_ops')),
    index('request_owner').on(table.assigneeId, table.answerByOn, table.id).where(sql`status in (${openList})`),
    index().on(table.receivedOn, table.id),
    index('request_by_close').on(table.closedAt).where(sql`closed_at is not null`),
    index('request_kept').on(table.closedAt, table.id).where(sql`closed_at is not null and destroyed_at is null`),
    index().on(table.importId).where(sql`import_id is not null`),
    check('request_imported_closed', sql`${table.importId} IS NULL OR ${table.closedAt} IS NOT NULL`),
    check('request_keyed_in_by_somebody', sql`(${table.channel} IS NULL) = (${table.keyedInBy} IS NULL)`),
    check(
      'request_can_be_answered',
      sql`${table.emailSealed} IS NOT NULL OR ${table.lettersByPost} OR ${table.destroyedAt} IS NOT NULL`,
    ),
    check('request_agent_keyed_in', sql`${table.agentSealed} IS NULL OR ${table.keyedInBy} IS NOT NULL`),
    // What takes effect at once cannot be tried out: it would have, and nobody approves it first.
    check(
      'request_trial_keyed_in',
      sql`NOT ${table.isTrial} OR (${table.keyedInBy} IS NOT NULL AND ${table.childIndex} IS NULL AND ${table.kind} NOT IN ('opt-out', 'report-lost'))`,
    ),
    check('request_child_deletes', sql`${table.childIndex} IS NULL OR ${table.kind} = 'delete'`),
    check('request_child_whole', sql`(${table.childIndex} IS NULL) = (${table.childSealed} IS NULL)`),
    // Nothing of a person is left behind by half: all of it is there, or none.
    check('request_destroyed_whole', sql`(${table.destroyedAt} IS NULL) = (${table.keySealed} IS NOT NULL)`),
    check(
      'request_destroyed_of_nobody',
      sql`${table.destroyedAt} IS NULL OR (${table.closedAt} IS NOT NULL AND octet_length(${table.answersSealed}) = 0
        AND num_nonnulls(${table.personId}, ${table.emailSealed}, ${table.identitiesSealed}, ${table.childSealed},
          ${table.childIndex}, ${table.agentSealed}, ${table.postalSealed}, ${table.chosenSealed}) = 0)`,
    ),
    index('request_duplicates').on(table.duplicateOf).where(sql`duplicate_of is not null`),
    check('request_duplicate_of_another', sql`${table.duplicateOf} <> ${table.id}`),
    check('request_duplicate_closed', sql`${table.duplicateOf} IS NULL OR ${table.status} = 'done'`),
    check('request_checked_by_another', sql`${table.identityCheckedBy} <> ${table.keyedInBy}`),
  ],
);

/** The conversation between desk and person; letters say only that there is a message. */
export const message = pgTable(
  'message',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    /** Null when the person wrote it. */
    staffId: uuid('staff_id').references(() => staff.id),
    bodySealed: bytes('body_sealed').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Of a form: sent twice, it makes one message. */
    submissionKey: uuid('submission_key').unique(),
    /** When the other side had it before them: the person on their page, the desk after a reason. */
    readAt: instant('read_at'),
  },
  (table) => [
    index().on(table.requestId, table.createdAt),
    // What the queue marks.
    index('message_unread').on(table.requestId).where(sql`staff_id is null and read_at is null`),
  ],
);

export const linkPurpose = pgEnum('link_purpose', ['pause-deletion', 'undo-opt-out']);

/** A link in a letter that may do one thing and nothing else; it never signs anybody in. */
export const letterLink = pgTable(
  'letter_link',
  {
    id: uuid().primaryKey().defaultRandom(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    purpose: linkPurpose().notNull(),
    tokenHash: bytes('token_hash').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index().on(table.requestId)],
);

/** An identity that must not be written to for a purpose; only its keyed hash, so that the list betrays nobody. */
export const suppression = pgTable(
  'suppression',
  {
    id: uuid().primaryKey().defaultRandom(),
    purpose: text().notNull(),
    identityIndex: bytes('identity_index').notNull(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => request.id),
    createdAt: instant('created_at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [uniqueIndex('suppression_in_force').on(table.purpose, table.identityIndex).where(sql`undone_at is null`)],
);

/** Something that went wrong with somebody's data, kept for the authority (GDPR Art. 33(5)). */
export const incident = pgTable('incident', {
  id: uuid().primaryKey().defaultRandom(),
  requestId: uuid('request_id')
    .notNull()
    .references(() => request.id),
  kind: text().notNull(),
  reasonSealed: bytes('reason_sealed').notNull(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  /** Whether the package had been downloaded before it was taken back. */
  delivered: boolean().notNull(),
  createdAt: instant('created_at').notNull(),
});
