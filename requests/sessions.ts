import { and, eq, gt, lte, or, sql } from 'drizzle-orm';
import { type Database, database, inPassing, inTransaction } from '#db/client';
import { prepared } from '#db/prepared';
import { person, session, staff } from '#db/schema/index';
import { openAddress } from '#db/seal';
import { tokenHash } from '#db/tokens';
import type { PersonActor } from '#domain/actor';
import type { Role } from '#domain/roles';
import { staffIdleSince } from '#domain/sessions';
import { record } from './record.ts';

export { sessionSecret } from '#db/keys';

/** What a session cookie stands for; a member of staff without the second factor has only the first half. */
export type Viewer =
  | PersonActor
  | {
      kind: 'staff';
      staffId: string;
      sessionId: string;
      name: string;
      role: Role;
      enrolled: boolean;
      secondFactorAt: Date | null;
      expiresAt: Date;
    };

/** How exactly it is known when a session was last used: a page that only shows something should write nothing. */
const rollMs = 60_000;

const sessionQuery = (on: Database) =>
  on
    .select({ session, person, staff })
    .from(session)
    .innerJoin(person, eq(session.personId, person.id))
    .leftJoin(staff, eq(staff.id, person.id))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder('hash')),
        gt(session.expiresAt, sql.placeholder('now')),
        or(
          eq(session.audience, 'visitor'),
          and(
            gt(session.seenAt, sql.placeholder('idleSince')),
            sql`${staff.id} is not null and ${staff.disabledAt} is null`,
          ),
        ),
      ),
    );

/**
 * Reads a session, and rolls it once a minute. Staff are idle after half an hour; a disabled one is nobody from the next request on.
 * @returns null when the token is unknown, over, or of somebody disabled
 */
export async function viewerOf(token: string, now: Date): Promise<(Viewer & { expiresAt: Date }) | null> {
  const asked = { hash: tokenHash(token), now, idleSince: staffIdleSince(now) };
  const [seen] = await inPassing((on) => prepared(on, 'viewer', () => sessionQuery(on)).execute(asked));
  if (!seen) return null;
  const { id: sessionId, expiresAt, provenAt, secondFactorAt, seenAt } = seen.session;
  if (now.getTime() - seenAt.getTime() >= rollMs) await roll(sessionId, now);
  if (seen.session.audience === 'visitor') {
    const email = openAddress('person', seen.person.emailSealed);
    return { kind: 'person', personId: seen.person.id, sessionId, email, provenAt, expiresAt };
  }
  if (!seen.staff) return null;
  const { name, role, totpSealed } = seen.staff;
  return {
    kind: 'staff',
    staffId: seen.person.id,
    sessionId,
    name,
    role,
    enrolled: totpSealed !== null,
    secondFactorAt,
    expiresAt,
  };
}

/** Of the pages that are open at once one writes. Nobody waits for a disk: whoever loses this in a crash is idle a minute sooner. */
async function roll(sessionId: string, now: Date): Promise<void> {
  const isDue = lte(session.seenAt, new Date(now.getTime() - rollMs));
  await database()
    .update(session)
    .set({ seenAt: now })
    .from(sql`set_config('synchronous_commit', 'off', true)`)
    .where(and(eq(session.id, sessionId), isDue));
}

/** Ends a session: a copied cookie opens nothing from here on. */
export function endSession(token: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const [ended] = await tx
      .delete(session)
      .where(eq(session.tokenHash, tokenHash(token)))
      .returning({ personId: session.personId, audience: session.audience });
    if (ended) await record(tx, { type: 'signed-out', actor: { kind: 'nobody' }, now, detail: ended });
  });
}
