import { setTimeout as pause } from 'node:timers/promises';
import { database } from '#db/client';
import { findOwnView } from '#db/own-view';
import type { PersonActor } from '#domain/actor';

const stepMs = 60;

/** Waits until the worker has read what this session asked for; false when it has not within the time. */
export async function isOwnViewRead({
  actor,
  now,
  atMostMs,
}: {
  actor: PersonActor;
  now: Date;
  atMostMs: number;
}): Promise<boolean> {
  for (let waited = 0; waited < atMostMs; waited += stepMs) {
    const found = await findOwnView(database(), { sessionId: actor.sessionId, now });
    if (!found) return false;
    if (found.data) return true;
    await pause(stepMs);
  }
  return false;
}
