import { and, eq, gt } from 'drizzle-orm';
import { type OwnData, ownData } from '#domain/own-data';
import type { Database, Transaction } from './client.ts';
import { masterKey } from './keys.ts';
import { ownView, person, session } from './schema/index.ts';
import { openAddress, sealJson, unsealJson } from './seal.ts';

type Db = Database | Transaction;

const context = (id: string) => `own-view:${id}`;

/** Puts a new, empty view in place of the session's earlier one. */
export async function replaceOwnView(
  tx: Transaction,
  view: { id: string; sessionId: string; askedAt: Date; expiresAt: Date },
): Promise<void> {
  const set = { ...view, bodySealed: null };
  await tx.insert(ownView).values(set).onConflictDoUpdate({ target: ownView.sessionId, set });
}

/** The session's view with what was read for it; `data` is null while it is being read. Null: none, or over. */
export async function findOwnView(
  db: Db,
  { sessionId, now }: { sessionId: string; now: Date },
): Promise<{ id: string; askedAt: Date; data: OwnData | null } | null> {
  const [row] = await db
    .select({ id: ownView.id, askedAt: ownView.askedAt, bodySealed: ownView.bodySealed })
    .from(ownView)
    .where(and(eq(ownView.sessionId, sessionId), gt(ownView.expiresAt, now)));
  if (!row) return null;
  const { id, askedAt, bodySealed } = row;
  return { id, askedAt, data: bodySealed && unsealJson(masterKey(), context(id), bodySealed, ownData) };
}

/** Whose view it is, by the address that the session proved; null when the session or the view is gone, or it is over. */
export async function findViewer(db: Db, { id, now }: { id: string; now: Date }): Promise<{ email: string } | null> {
  const [row] = await db
    .select({ emailSealed: person.emailSealed })
    .from(ownView)
    .innerJoin(session, eq(session.id, ownView.sessionId))
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(ownView.id, id), gt(ownView.expiresAt, now), gt(session.expiresAt, now)));
  return row ? { email: openAddress('person', row.emailSealed) } : null;
}

/** Keeps what was read; of a view that was replaced meanwhile nothing is kept. */
export async function keepOwnView(db: Db, { id, data }: { id: string; data: OwnData }): Promise<void> {
  await db
    .update(ownView)
    .set({ bodySealed: sealJson(masterKey(), context(id), data) })
    .where(eq(ownView.id, id));
}

/** What was read says no more what is. */
export async function endOwnView(tx: Transaction, sessionId: string): Promise<void> {
  await tx.delete(ownView).where(eq(ownView.sessionId, sessionId));
}
