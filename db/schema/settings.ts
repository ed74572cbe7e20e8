import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type SettingsRemark, settingsStates } from '#domain/settings';
import { instant } from './columns.ts';
import { staff } from './people.ts';

export const settingsState = pgEnum('settings_state', settingsStates);

/** What organisation.yaml and datamap.yaml say or are to say: written at the desk, or by nobody when the worker found it in the folder. Nothing of a person. */
export const settingsVersion = pgTable(
  'settings_version',
  {
    number: integer().primaryKey().generatedAlwaysAsIdentity(),
    organisation: text().notNull(),
    map: text().notNull(),
    /** SHA-256 of the two. */
    digest: text().notNull(),
    /** What the change is for. */
    why: text().notNull().default(''),
    state: settingsState().notNull(),
    /** The version that was in force when it was written. */
    basedOn: integer('based_on').references((): AnyPgColumn => settingsVersion.number),
    writtenBy: uuid('written_by').references(() => staff.id),
    writtenAt: instant('written_at').notNull(),
    /** A form sent twice makes one. */
    submissionKey: uuid('submission_key').unique(),
    publishedBy: uuid('published_by').references(() => staff.id),
    publishedAt: instant('published_at'),
    withdrawnBy: uuid('withdrawn_by').references(() => staff.id),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('settings_version_published').on(table.publishedAt).where(sql`state = 'published'`),
    check('settings_published_by_another', sql`${table.publishedBy} <> ${table.writtenBy}`),
    check(
      'settings_published_whole',
      sql`${table.state} <> 'published' or ${table.writtenBy} is null or num_nonnulls(${table.publishedBy}, ${table.publishedAt}) = 2`,
    ),
  ],
);

/** What the worker found of a version at its last check; it counts for the text with this digest alone. The web process cannot write it. */
export const settingsCheck = pgTable('settings_check', {
  number: integer()
    .primaryKey()
    .references(() => settingsVersion.number),
  digest: text().notNull(),
  checkedAt: instant('checked_at').notNull(),
  remarks: jsonb().$type<SettingsRemark[]>().notNull(),
});

/** Which version a worker has run with, and since when: the last one is in force. The web process cannot write it. */
export const settingsInForce = pgTable('settings_in_force', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  number: integer()
    .notNull()
    .references(() => settingsVersion.number),
  since: instant('since').notNull(),
});
