import { and, asc, eq, isNotNull, isNull, lt, lte, notInArray, or } from 'drizzle-orm';
import { type NotificationKind, type Notified, notified } from '#domain/notifications';
import type { Database, Transaction } from './client.ts';
import { keyedHash } from './keys.ts';
import { type OpenedRequest, opened as openedRequest } from './request.ts';
import { letter, notification, request, staff } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

type About = Pick<OpenedRequest, 'id' | 'key'>;
type Row = typeof notification.$inferSelect;
/** A notification with what was sealed of it. */
export type OpenedNotification = Omit<Row, 'bodySealed' | 'whoIndex'> & { body: Notified };

/** Sealed with whose it is, so that one row's content does not open in another's place. */
const context = ({ id }: About, whoIndex: Buffer) => `notification:${id}:${whoIndex.toString('hex')}`;

function opened(about: About, { bodySealed, whoIndex, ...row }: Row): OpenedNotification {
  return { ...row, body: unsealJson(about.key, context(about, whoIndex), bodySealed, notified) };
}

/**
 * Writes down who is to be told; of one run, or one passing on, nobody twice.
 * @param who what tells them apart: the run and a key of the map, or name and address
 */
export async function insertNotification(
  tx: Transaction,
  about: About,
  { who, body, now }: { who: string; body: Notified; now: Date },
): Promise<void> {
  const whoIndex = keyedHash('notified', who);
  await tx
    .insert(notification)
    .values({
      requestId: about.id,
      kind: body.kind,
      whoIndex,
      bodySealed: sealJson(about.key, context(about, whoIndex), body),
      createdAt: now,
    })
    .onConflictDoNothing();
}

/** Forgets whom an earlier try of a run would have told: the rows may be others by now. */
export async function deleteUntold(tx: Transaction, about: About, kind: NotificationKind): Promise<void> {
  await tx
    .delete(notification)
    .where(and(eq(notification.requestId, about.id), eq(notification.kind, kind), isNull(notification.dueOn)));
}

/** Those who are written down and not told yet. */
export async function listUntold(tx: Transaction, about: About, kind: NotificationKind): Promise<OpenedNotification[]> {
  const rows = await tx
    .select()
    .from(notification)
    .where(and(eq(notification.requestId, about.id), eq(notification.kind, kind), isNull(notification.dueOn)));
  return rows.map((row) => opened(about, row));
}

export async function updateNotification(tx: Transaction, id: string, set: Partial<Row>): Promise<void> {
  await tx.update(notification).set(set).where(eq(notification.id, id));
}

/** One of a request's notifications, locked, or null. */
export async function lockNotification(tx: Transaction, about: About, id: string): Promise<OpenedNotification | null> {
  const [row] = await tx
    .select()
    .from(notification)
    .where(and(eq(notification.id, id), eq(notification.requestId, about.id)))
    .for('update');
  return row ? opened(about, row) : null;
}

/** All who were told of a request, in the order of time and name, with what became of the letter and who noted the answer. */
export async function listNotifications(tx: Database | Transaction, about: About) {
  const rows = await tx
    .select({ row: notification, letter: letter.status, sentAt: letter.sentAt, answeredByName: staff.name })
    .from(notification)
    .leftJoin(letter, eq(letter.id, notification.letterId))
    .leftJoin(staff, eq(staff.id, notification.answeredBy))
    .where(eq(notification.requestId, about.id));
  return rows
    .filter(({ row }) => row.dueOn !== null)
    .map(({ row, ...more }) => ({ ...opened(about, row), ...more }))
    .sort((one, other) => +one.createdAt - +other.createdAt || one.body.name.localeCompare(other.body.name));
}

/** Those of all requests who were told and have not answered, by the day when they should; not of requests about `except`. */
export async function listUnanswered(tx: Transaction, { except, limit }: { except: Buffer[]; limit: number }) {
  const rows = await tx
    .select({ row: notification, of: request, letter: letter.status })
    .from(notification)
    .innerJoin(request, eq(request.id, notification.requestId))
    .leftJoin(letter, eq(letter.id, notification.letterId))
    .where(and(isNull(notification.answer), isNotNull(notification.dueOn), notInArray(request.emailIndex, except)))
    .orderBy(asc(notification.dueOn), asc(notification.id))
    .limit(limit);
  return rows.flatMap(({ row, of, ...more }) => {
    const about = openedRequest(of);
    return about ? [{ ...opened(about, row), reference: about.reference, ...more }] : [];
  });
}

/** Those who should have answered before a day, and of whom the desk has not heard since `warnedUntil`; of one request or all. */
export function listUnwarned(
  tx: Transaction,
  { dueBefore, warnedUntil, requestId }: { dueBefore: string; warnedUntil: string; requestId?: string | undefined },
): Promise<{ id: string; requestId: string }[]> {
  const unwarned = or(isNull(notification.warnedOn), lte(notification.warnedOn, warnedUntil));
  const whose = requestId ? eq(notification.requestId, requestId) : undefined;
  return tx
    .select({ id: notification.id, requestId: notification.requestId })
    .from(notification)
    .where(and(isNull(notification.answer), lt(notification.dueOn, dueBefore), unwarned, whose))
    .orderBy(asc(notification.dueOn), asc(notification.id));
}
