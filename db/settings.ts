/** Versions of the organisation file and the data map. */
import { and, desc, eq, getTableColumns, gte, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { SettingsRemark } from '#domain/settings';
import type { Database, Transaction } from './client.ts';
import { event, settingsCheck, settingsInForce, settingsVersion, staff } from './schema/index.ts';

export type SettingsRow = typeof settingsVersion.$inferSelect;

const publisher = alias(staff, 'publisher');
const { organisation, map, ...brief } = getTableColumns(settingsVersion);

/** The version that the worker runs with, as it said last; null before it ever did. */
export async function findInForce(tx: Database | Transaction) {
  const [row] = await tx
    .select({ number: settingsInForce.number, since: settingsInForce.since, digest: settingsVersion.digest })
    .from(settingsInForce)
    .innerJoin(settingsVersion, eq(settingsVersion.number, settingsInForce.number))
    .orderBy(desc(settingsInForce.id))
    .limit(1);
  return row ?? null;
}

/** The version that was published last, where nothing has come into force since. */
export async function findPending(tx: Database | Transaction): Promise<SettingsRow | null> {
  const last = sql`coalesce((SELECT max(since) FROM ${settingsInForce}), '-infinity')`;
  const isWaiting = and(eq(settingsVersion.state, 'published'), isNotNull(settingsVersion.writtenBy));
  const [row] = await tx
    .select()
    .from(settingsVersion)
    .where(and(isWaiting, gte(settingsVersion.publishedAt, last)))
    .orderBy(desc(settingsVersion.publishedAt), desc(settingsVersion.number))
    .limit(1);
  return row ?? null;
}

/** Nobody else changes it until the transaction ends. */
export async function lockSettings(tx: Transaction, number: number): Promise<SettingsRow | null> {
  const [row] = await tx.select().from(settingsVersion).where(eq(settingsVersion.number, number)).for('update');
  return row ?? null;
}

/** A version, with the names of who wrote and published it. */
export async function findSettings(tx: Database | Transaction, number: number) {
  const [row] = await tx
    .select({ ...getTableColumns(settingsVersion), writer: staff.name, publisher: publisher.name })
    .from(settingsVersion)
    .leftJoin(staff, eq(staff.id, settingsVersion.writtenBy))
    .leftJoin(publisher, eq(publisher.id, settingsVersion.publishedBy))
    .where(eq(settingsVersion.number, number));
  return row ?? null;
}

/** All versions without their texts, the last first, with since when each was last in force, and until when where another took its place. */
export const listSettings = (tx: Database | Transaction, limit: number) =>
  tx
    .select({
      ...brief,
      writer: staff.name,
      publisher: publisher.name,
      inForceSince:
        sql<Date | null>`(SELECT max(since) FROM ${settingsInForce} f WHERE f.number = ${settingsVersion.number})`.mapWith(
          settingsInForce.since,
        ),
      inForceUntil:
        sql<Date | null>`(SELECT min(g.since) FROM ${settingsInForce} g WHERE g.since > (SELECT max(f.since) FROM ${settingsInForce} f WHERE f.number = ${settingsVersion.number}))`.mapWith(
          settingsInForce.since,
        ),
    })
    .from(settingsVersion)
    .leftJoin(staff, eq(staff.id, settingsVersion.writtenBy))
    .leftJoin(publisher, eq(publisher.id, settingsVersion.publishedBy))
    .orderBy(desc(settingsVersion.number))
    .limit(limit);

/** @returns its number, or that of the one which this form made already */
export async function insertSettings(
  tx: Transaction,
  row: typeof settingsVersion.$inferInsert,
): Promise<{ number: number; isNew: boolean }> {
  const [made] = await tx.insert(settingsVersion).values(row).onConflictDoNothing().returning(brief);
  if (made) return { number: made.number, isNew: true };
  const [before] = await tx
    .select(brief)
    .from(settingsVersion)
    .where(eq(settingsVersion.submissionKey, row.submissionKey ?? ''));
  if (!before) throw new Error('neither made nor there');
  return { number: before.number, isNew: false };
}

export async function updateSettings(tx: Transaction, number: number, set: Partial<SettingsRow>): Promise<void> {
  await tx.update(settingsVersion).set(set).where(eq(settingsVersion.number, number));
}

/** What the check found of a version as it stands; null before it ended, or when the text has changed since. */
export async function findCheck(tx: Database | Transaction, { number, digest }: { number: number; digest: string }) {
  const isThis = and(eq(settingsCheck.number, number), eq(settingsCheck.digest, digest));
  const [row] = await tx.select().from(settingsCheck).where(isThis);
  return row ?? null;
}

export async function keepCheck(
  tx: Transaction,
  row: { number: number; digest: string; checkedAt: Date; remarks: SettingsRemark[] },
): Promise<void> {
  const { number, ...set } = row;
  await tx.insert(settingsCheck).values(row).onConflictDoUpdate({ target: settingsCheck.number, set });
}

/** The last version that was published, or found in the folder, with these texts. */
export async function findPublishedAs(tx: Transaction, digest: string): Promise<number | null> {
  const [row] = await tx
    .select({ number: settingsVersion.number })
    .from(settingsVersion)
    .where(and(eq(settingsVersion.digest, digest), eq(settingsVersion.state, 'published')))
    .orderBy(desc(settingsVersion.number))
    .limit(1);
  return row?.number ?? null;
}

export async function insertInForce(tx: Transaction, number: number, since: Date): Promise<void> {
  await tx.insert(settingsInForce).values({ number, since });
}

/** Whether the audit, which nobody changes, has it that these very texts were published under this number. */
export async function wasPublished(db: Database | Transaction, { number, digest }: { number: number; digest: string }) {
  const isThis = sql`${event.detail} @> ${JSON.stringify({ number, digest })}::jsonb`;
  return (await db.$count(event, and(eq(event.type, 'settings-published'), isThis))) > 0;
}
