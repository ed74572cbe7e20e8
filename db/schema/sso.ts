import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { staff } from './people.ts';

/** A single sign-on that was begun: what the answer of the provider is held against. Taken by the first answer. */
export const ssoAttempt = pgTable(
  'sso_attempt',
  {
    /** Hash of the `state` that goes to the provider and has to come back. */
    stateHash: bytes('state_hash').primaryKey(),
    /** Hash of the beginning browser's cookie: the answer works nowhere else. */
    browserHash: bytes('browser_hash').notNull(),
    /** Nonce and code verifier. */
    secretsSealed: bytes('secrets_sealed').notNull(),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [index().on(table.begunAt)],
);

/** Which account of the provider somebody of the desk signs in with. One each, kept at its first use. */
export const ssoBinding = pgTable('sso_binding', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  /** Keyed hash of the provider and of its name for the account, which it never gives again, unlike an address. */
  accountIndex: bytes('account_index').notNull().unique(),
  boundAt: instant('bound_at').notNull(),
});
