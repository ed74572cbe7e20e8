import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { findOwnView, replaceOwnView } from '#db/own-view';
import { enqueue } from '#db/queue';
import { countOne } from '#db/tally';
import type { PersonActor } from '#domain/actor';
import { ownDataMinutes, ownDataSeconds } from '#domain/own-data';
import { ok, type Result, refused } from '#domain/problems';
import { isFreshProof } from '#domain/sessions';
import { record } from './record.ts';

const viewsAnHour = 60;

/**
 * Has the worker read what “My data” shows, for this session alone. Asked twice within seconds, it is read once: a page
 * without scripts is loaded again until it is there.
 */
export function askOwnData({ actor, now }: { actor: PersonActor; now: Date }): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const { sessionId, personId } = actor;
    if (!isFreshProof(actor.provenAt, now)) return refused('proof-too-old');
    const before = await findOwnView(tx, { sessionId, now });
    if (before && now.getTime() - before.askedAt.getTime() < ownDataSeconds * 1000) return ok(null);
    if ((await countOne(tx, `own-data:${personId}`, 3600, now)) > viewsAnHour) return refused('too-many-tries');
    const id = randomUUID();
    const expiresAt = new Date(now.getTime() + ownDataMinutes * 60_000);
    await replaceOwnView(tx, { id, sessionId, askedAt: now, expiresAt });
    await enqueue(tx, 'show-own-data', { viewId: id }, { key: `own-data:${sessionId}` });
    await record(tx, { type: 'own-data-asked', actor, now });
    return ok(null);
  });
}
