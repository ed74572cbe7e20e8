import type { Transaction } from '#db/client';
import { insertClockEvent } from '#db/clock-event';
import type { OpenedRequest } from '#db/request';
import { dropEndings } from '#db/run';
import type { Actor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { isProven } from '#domain/proof';
import { mayReopen } from '#domain/states';
import { clockOf } from './keep-clock.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { planAnew } from './plan-anew.ts';
import { record } from './record.ts';

/**
 * Takes up a request again that was closed: its appeal was upheld, another company let rows go that we hold for it, or its person answered late. The worker looks the person up anew, and a short time
 * of our own runs for the answer; what nobody has yet shown to be theirs waits for that, as it did.
 * @returns the day by which it is to be answered, `YYYY-MM-DD`
 */
export async function reopen(
  tx: Transaction,
  about: OpenedRequest,
  { actor, now, event }: { actor: Actor; now: Date; event: 'appeal-upheld' | 'review-again' | 'question-answered' },
): Promise<string> {
  const { id } = about;
  const today = dayOf(now, organisation().timeZone);
  await insertClockEvent(tx, { requestId: id, at: now }, { type: 'reopened', on: today });
  const { on: answerByOn, article } = (await clockOf(tx, about, now)).dates.answerBy;
  const fresh = { outcome: null, refusalGround: null, refusedBy: null, closedAt: null, runAfter: null, pausedAt: null };
  const moved = await move(tx, {
    ...{ requestId: id, from: mayReopen, to: isProven(about) ? 'received' : 'waiting', event },
    ...{ actor, now, detail: { answerByOn }, set: { ...fresh, answerByOn, article, warnedAtPercent: 0 } },
  });
  if (!moved) throw new Error('a locked request was taken up already');
  await dropEndings(tx, id);
  if (isProven(about)) await planAnew(tx, id, now);
  else await record(tx, { type: 'proof-asked', actor, now, requestId: id });
  return answerByOn;
}
