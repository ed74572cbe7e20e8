import { insertMessage } from '#db/message';
import type { BulkUntil } from '#domain/bulk';
import { dayOf, isDay } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { atDesk, type DeskAct } from './at-desk.ts';
import { extendedDue } from './extended-due.ts';
import { clockOf, noteOnClock } from './keep-clock.ts';
import { regulatorOf } from './laws-of.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { ruledLaws } from './rules-for.ts';

/**
 * Puts the answer off, once, as long as the law lets: with a reason, and before the time for its notice is over. The
 * notice goes out with it.
 * @param until the day that the notice names; counts only where a law sets no last one
 * @returns the new last day, and the law that sets it or has it named
 * @see GDPR Art. 12(3); 11 CCR 7021(b); PIPEDA s. 8(4)
 */
export async function extend({
  reason,
  until,
  ...asked
}: DeskAct & { reason: unknown; until?: unknown }): Promise<Result<BulkUntil>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, kind, status, receivedOn } = request;
    if (!isOpen(status)) return refused('not-possible-now');
    const today = dayOf(now, organisation().timeZone);
    const { dates, ...clock } = await clockOf(tx, request, now);
    if (dates.isExtended) return refused('extended-already');
    if (!dates.extendBy) return refused('extension-not-of-law');
    if (today > dates.extendBy.on) return refused('extension-too-late', 'reason', { day: dates.extendBy.on });
    const named = typeof until === 'string' && isDay(until) ? { named: until } : {};
    const { answerBy, event } = await extendedDue(request, clock, { ...named, now });
    // Where the law sets no last day, the notice has to name one, and a later one.
    if (answerBy.on <= dates.answerBy.on) return refused('day-not-valid', 'until');
    await noteOnClock(tx, request, { event, now });
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: words.value, now });
    const detail = { answerByOn: answerBy.on, article: answerBy.article };
    await record(tx, { type: 'extended', actor, now, requestId: id, detail });
    const why = { reason: words.value, article: answerBy.article, answerByOn: answerBy.on };
    const ways = { regulator: regulatorOf(ruledLaws(clock.rules)), statusUrl: statusUrl(id) };
    await tellPerson(tx, request, { kind: 'extension', fields: { reference, kind, receivedOn, ...why, ...ways }, now });
    return ok({ on: answerBy.on, law: answerBy.law });
  });
}
