import { and, asc, count, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import { staffIdleSince } from '#domain/sessions';
import type { Transaction } from './client.ts';
import { session } from './schema/index.ts';

/** Of the desk, and answered if it asked now: neither over nor idle. */
const isOpenAtDesk = (now: Date) =>
  and(eq(session.audience, 'staff'), gt(session.expiresAt, now), gt(session.seenAt, staffIdleSince(now)));

const columns = {
  id: session.id,
  createdAt: session.createdAt,
  seenAt: session.seenAt,
  secondFactorAt: session.secondFactorAt,
};

/** Somebody's open sessions at the desk, the one seen last first; never the token's hash. */
export const listOpenAtDesk = (tx: Transaction, personId: string, now: Date) =>
  tx
    .select(columns)
    .from(session)
    .where(and(eq(session.personId, personId), isOpenAtDesk(now)))
    .orderBy(desc(session.seenAt), asc(session.id));

/** How many sessions each person has open at the desk; who has none is not in it. */
export async function countOpenAtDesk(tx: Transaction, now: Date): Promise<Map<string, number>> {
  const rows = await tx
    .select({ personId: session.personId, open: count() })
    .from(session)
    .where(isOpenAtDesk(now))
    .groupBy(session.personId);
  return new Map(rows.map(({ personId, open }) => [personId, open]));
}

/** Which of a person's sessions: of one audience or of both, one alone, all but one. */
export type Which = { personId: string; audience?: 'staff'; id?: string; butId?: string };

/** Ends sessions, in one order: of two that end the same ones at once, one waits and then finds none. @returns their ids */
export async function deleteSessions(tx: Transaction, { personId, audience, id, butId }: Which): Promise<string[]> {
  const meant = tx
    .select({ id: session.id })
    .from(session)
    .where(
      and(
        eq(session.personId, personId),
        audience && eq(session.audience, audience),
        id === undefined ? undefined : eq(session.id, id),
        butId === undefined ? undefined : ne(session.id, butId),
      ),
    )
    .orderBy(asc(session.id))
    .for('update');
  const rows = await tx.delete(session).where(inArray(session.id, meant)).returning({ id: session.id });
  return rows.map((row) => row.id);
}
