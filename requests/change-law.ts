import { eq } from 'drizzle-orm';
import { insertRules } from '#db/clock-event';
import { enqueue } from '#db/queue';
import { answersOf } from '#db/request';
import { request as requests } from '#db/schema/index';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { atDesk, type DeskAct } from './at-desk.ts';
import { clockOf, datesOf, settleDates, toldDue } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';
import { lawNames, lawsInForce, rulesFor } from './rules-for.ts';

/** What the desk chooses where the person's law is not known. */
const unsure = 'unsure';

/**
 * Says that another law is the person's, and why. The dates are worked out anew from the day of receipt; where the last
 * day moves, the person hears of it. What is late stays late: nobody makes it on time by a law with a later day.
 * @param law id of a law that the organisation declares, or `unsure` for the shortest of all
 * @see GDPR Art. 12(3); Cal. Civ. Code 1798.130(a)(2)
 */
export async function changeLaw({
  law,
  reason,
  ...asked
}: DeskAct & { law: unknown; reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, reference, kind, status, receivedOn } = request;
    if (!isOpen(status)) return refused('not-possible-now');
    const isKnown = law === unsure || lawsInForce(receivedOn).some((one) => one.id === law);
    if (typeof law !== 'string' || !isKnown) return refused('choice-unknown', 'law');
    const rules = rulesFor(law === unsure ? undefined : law, receivedOn, request.childSealed ? kind : null);
    const names = lawNames(rules);
    if (names.law === request.law) return refused('value-unchanged', 'law');
    const on = dayOf(now, organisation().timeZone);
    const { events, dates: was } = await clockOf(tx, request, now);
    const due = (await datesOf({ rules, events, answers: answersOf(request), now })).answerBy.on;
    if (on > was.answerBy.on && due > was.answerBy.on) return refused('late-already', 'law');
    await insertRules(tx, { requestId: id, at: now }, { type: 'law-changed', on, rules });
    await tx.update(requests).set(names).where(eq(requests.id, id));
    const { answerBy } = await settleDates(tx, { ...request, ...names }, now);
    const reasonSealed = sealReason(request, words.value).toString('base64');
    const detail = { from: request.law, law: names.law, answerByOn: answerBy.on, reasonSealed };
    await record(tx, { type: 'law-changed', actor, now, requestId: id, detail });
    // What the account says of where the person lives is held against the law.
    if (status === 'review') await enqueue(tx, 'find-and-plan', { requestId: id }, { key: `plan:${id}` });
    if (answerBy.on === request.answerByOn) return ok(null);
    const dates = { ...toldDue(answerBy), wasOn: request.answerByOn };
    const fields = { reference, kind, receivedOn, ...dates, statusUrl: statusUrl(id) };
    await tellPerson(tx, request, { kind: 'date-changed', fields, now });
    return ok(null);
  });
}
