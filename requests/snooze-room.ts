import { findLastAppeal } from '#db/appeal';
import type { Transaction } from '#db/client';
import { listLetters } from '#db/letter';
import type { OpenedRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import { lastSnoozeDay } from '#domain/snooze';
import { isOpen } from '#domain/states';
import { clockOf } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { owesFirstLetter } from './warn-acknowledgements.ts';

/** The law's next day for a request, and the last day until which it may be put back; null when that has come. */
export type SnoozeRoom = { lawOn: string; last: string | null };

/** How far a request may be put back; null for one that waits for nothing more. */
export async function snoozeRoom(tx: Transaction, about: OpenedRequest, now: Date): Promise<SnoozeRoom | null> {
  const { timeZone, coolingOffMs } = organisation();
  const lawOn = await nextOfLaw(tx, about, now);
  if (!lawOn) return null;
  const isToCool = about.kind === 'delete' && (about.status === 'received' || about.status === 'review');
  return {
    lawOn,
    last: lastSnoozeDay(lawOn, { today: dayOf(now, timeZone), coolsOffMs: isToCool ? coolingOffMs : 0 }),
  };
}

async function nextOfLaw(tx: Transaction, about: OpenedRequest, now: Date): Promise<string | null> {
  if (!isOpen(about.status)) {
    const appeal = await findLastAppeal(tx, about.id);
    return appeal && !appeal.decidedAt ? appeal.answerByOn : null;
  }
  const { acknowledgeBy } = (await clockOf(tx, about, now)).dates;
  const isOwed = acknowledgeBy && owesFirstLetter(await listLetters(tx, about.id));
  return isOwed && acknowledgeBy.on < about.answerByOn ? acknowledgeBy.on : about.answerByOn;
}
