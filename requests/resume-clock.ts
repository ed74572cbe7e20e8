import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { clockOf, noteOnClock } from './keep-clock.ts';
import { todayIs } from './may-pause-for.ts';

/** Sets a clock going again that stood still for the person's answer. Does nothing for others. */
export async function resumeClock(tx: Transaction, about: OpenedRequest, now: Date): Promise<void> {
  const { dates } = await clockOf(tx, about, now);
  if (dates.pausedFor) await noteOnClock(tx, about, { event: { type: 'resumed', on: todayIs(now) }, now });
}
