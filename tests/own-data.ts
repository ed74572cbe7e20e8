/** Somebody at “My data”, for tests of its verbs. */
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event, session } from '#db/schema/index';
import { newToken, tokenHash } from '#db/tokens';
import type { PersonActor } from '#domain/actor';
import { proven } from './people.ts';

/** Somebody who has just proven their mailbox, in a session that is there. */
export async function atOwnData(email: string, now: Date): Promise<PersonActor> {
  const actor = await proven(email, now);
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const times = { provenAt: now, createdAt: now, seenAt: now, expiresAt };
  await database()
    .insert(session)
    .values({
      ...times,
      id: actor.sessionId,
      tokenHash: tokenHash(newToken()),
      personId: actor.personId,
      audience: 'visitor',
    });
  return actor;
}

/** Types of the person's events, in order. */
export async function ownDataEvents({ personId }: PersonActor): Promise<string[]> {
  const rows = await database()
    .select({ type: event.type })
    .from(event)
    .where(eq(event.actorId, personId))
    .orderBy(event.seq);
  return rows.map(({ type }) => type);
}
