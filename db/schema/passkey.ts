import { bigint, index, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { passkeyUses } from '#domain/passkeys';
import { bytes, instant } from './columns.ts';
import { session, staff } from './people.ts';

export const passkeyUse = pgEnum('passkey_use', passkeyUses);

/** A passkey of somebody of the desk. Key and name are sealed as one: who can only write here adds none of their own. */
export const passkey = pgTable(
  'passkey',
  {
    id: uuid().primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    /** Keyed hash of the credential's id: it belongs to one person, once. */
    credentialIndex: bytes('credential_index').notNull().unique(),
    credentialSealed: bytes('credential_sealed').notNull(),
    /** The authenticator's own count of its uses; 0 where it keeps none. */
    counter: bigint({ mode: 'number' }).notNull(),
    madeAt: instant('made_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index().on(table.staffId)],
);

/** What a session's next passkey has to sign. One a session; taken by the first answer, right or wrong. */
export const passkeyChallenge = pgTable('passkey_challenge', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => session.id, { onDelete: 'cascade' }),
  use: passkeyUse().notNull(),
  challenge: bytes().notNull(),
  madeAt: instant('made_at').notNull(),
});
