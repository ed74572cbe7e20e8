import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client';
import { findClock, insertClockEvent } from '#db/clock-event';
import { answersOf, type OpenedRequest } from '#db/request';
import { request } from '#db/schema/index';
import { type Answers, topicOf } from '#domain/answers';
import { dayOf } from '#domain/clock';
import type { ClockEvent, RuledBy } from '#domain/law/clock-event';
import { type Dates, type Due, datesFor } from '#domain/law/dates-for';
import { setBy } from '#domain/law/set-by';
import { holidaysOf } from './holidays.ts';
import { organisation } from './organisation.ts';
import { ruledLaws } from './rules-for.ts';

type Ruled = { rules: RuledBy; events: readonly ClockEvent[]; answers: Answers; now: Date };

/** All dates that follow from what happened, under the rules that a request keeps. */
export async function datesOf({ rules, events, answers, now }: Ruled): Promise<Dates> {
  const { answerDays, holidays } = rules;
  const promised = answerDays === null ? {} : { answerDays };
  const today = dayOf(now, organisation().timeZone);
  return datesFor(ruledLaws(rules), {
    ...{ kind: answers.kind, topic: topicOf(answers), events, isHoliday: await holidaysOf(holidays), today },
    ...promised,
  });
}

/** A request's clock as it stands: its rules, what moved it, and all its dates. */
export async function clockOf(tx: Transaction | Database, about: OpenedRequest, now: Date) {
  const clock = await findClock(tx, about);
  return { ...clock, dates: await datesOf({ ...clock, answers: answersOf(about), now }) };
}

/** A last day as letters tell it: with the article that sets it, or none, where our promise or our own figure does. */
export const toldDue = (due: Due): { answerByOn: string; article: string } => ({
  answerByOn: due.on,
  article: setBy(due) === 'law' ? due.article : '',
});

/**
 * Appends what moved the clock of a locked request, and works its dates out anew. What the law does not let moves nothing:
 * ask `datesOf` first, where the person has to be told.
 */
export async function noteOnClock(
  tx: Transaction,
  about: OpenedRequest,
  { event, now }: { event: ClockEvent; now: Date },
): Promise<Dates> {
  await insertClockEvent(tx, { requestId: about.id, at: now }, event);
  return settleDates(tx, about, now);
}

/** Writes the dates of a locked request as they follow from its clock. With more time left, the desk is reminded anew. */
export async function settleDates(tx: Transaction, about: OpenedRequest, now: Date): Promise<Dates> {
  const { dates } = await clockOf(tx, about, now);
  const { on, article } = dates.answerBy;
  if (on === about.answerByOn && article === about.article) return dates;
  const anew = on > about.answerByOn ? { warnedAtPercent: 0 } : {};
  await tx
    .update(request)
    .set({ answerByOn: on, article, ...anew })
    .where(eq(request.id, about.id));
  return dates;
}
