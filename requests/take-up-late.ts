import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import type { PersonActor } from '#domain/actor';
import { isProven } from '#domain/proof';
import { isAskedAnew } from './asked-anew.ts';
import { reopen } from './reopen.ts';
import { resumeClock } from './resume-clock.ts';

/**
 * Takes up a request again that was closed because our question lay unanswered: for as long as its person may write about
 * it, an answer is none too late. Whoever asked anew meanwhile is answered there.
 * @returns whether it was taken up
 */
export async function takeUpLate(
  tx: Transaction,
  about: OpenedRequest,
  { actor, now }: { actor: PersonActor; now: Date },
): Promise<boolean> {
  if (about.status !== 'lapsed' || !isProven(about) || (await isAskedAnew(tx, about))) return false;
  await resumeClock(tx, about, now);
  await reopen(tx, about, { actor, now, event: 'question-answered' });
  return true;
}
