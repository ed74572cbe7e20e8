import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { session } from './people.ts';

/** What a person asked to see on “My data”: one a session, with which it goes; the worker puts in what it read, sealed. */
export const ownView = pgTable(
  'own_view',
  {
    /** Another one each time it is asked for: what a slow worker read for an earlier time finds no place. */
    id: uuid().primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .unique()
      .references(() => session.id, { onDelete: 'cascade' }),
    askedAt: instant('asked_at').notNull(),
    /** Null until the worker has read it. */
    bodySealed: bytes('body_sealed'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);
