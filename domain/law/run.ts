import { addBusinessDays, addDays, addMonths, daysBetween, isWeekend } from '../clock.ts';
import type { Kind } from '../kinds.ts';
import type { ClockEvent } from './clock-event.ts';
import type { Law, Pause, PauseReason, Rule, Span } from './rule.ts';

/** One law's clock for one kind of request. */
export type Clock = { law: Law; kind: Kind; isHoliday: (day: string) => boolean };

/** How far a clock has come. */
export type Run = {
  /** The day from which the time runs. */
  start: string;
  /** Days in between that do not count. */
  stoodStill: number;
  /** It stands still since. */
  pause: (Pause & { on: string; why: PauseReason }) | null;
  /** The last day after an extension. */
  extendedTo: string | null;
  /** It was closed and taken up again: the last day that the law gave it, where that was still to come. */
  reopened: { lawEnds: string | null } | null;
};

/** Days for an answer after a request was taken up again. No law names any, and who was refused wrongly has waited. */
const daysAfterReopening = 14;

/** Opt-outs and stolen credentials are done at once: nothing of them is put off or stands still. */
export const isAnswered = (kind: Kind): boolean => kind !== 'opt-out' && kind !== 'report-lost';

/** The rule for an answer. */
export const answerRule = ({ law, kind }: Clock): Rule<Span> =>
  kind === 'opt-out' ? law.optOut : (law.answerOf[kind] ?? law.answer);

/** Follows a clock through what happened. Nothing that the law does not let moves it. */
export function runThrough(clock: Clock, events: readonly ClockEvent[], today?: string): Run {
  const received = events.find(({ type }) => type === 'received')?.on;
  if (received === undefined) throw new RangeError('nothing was received');
  const begun: Run = { start: received, stoodStill: 0, pause: null, extendedTo: null, reopened: null };
  const run = events.reduce((before, event) => step(clock, before, event), begun);
  const isStanding = run.pause && today !== undefined && today > run.pause.on;
  return isStanding ? { ...goneOn(run, today), pause: run.pause } : run;
}

function step(clock: Clock, run: Run, event: ClockEvent): Run {
  if (event.type === 'paused') return paused(clock, run, event);
  if (event.type === 'reopened') return reopened(clock, run, event.on);
  if (event.type === 'resumed') return goneOn(run, event.on);
  if (event.type === 'extended') return extended(clock, run, event);
  return run;
}

/** The last day of a span from the start, without the days that do not count. */
export function lastDay({ law, kind, isHoliday }: Clock, { start, stoodStill }: Run, span: Span): string {
  const day = addDays(addSpan(start, span), stoodStill);
  return law.rollsOver && isAnswered(kind) ? workingDay(day, isHoliday) : day;
}

export function addSpan(day: string, span: Span): string {
  if ('months' in span) return addMonths(day, span.months);
  return 'days' in span ? addDays(day, span.days) : addBusinessDays(day, span.businessDays);
}

/** The day itself, or the next that is neither on a weekend nor a holiday. */
function workingDay(day: string, isHoliday: (day: string) => boolean): string {
  let on = day;
  while (isWeekend(on) || isHoliday(on)) on = addDays(on, 1);
  return on;
}

function paused(clock: Clock, run: Run, { on, why }: ClockEvent & { type: 'paused' }): Run {
  const rule = clock.law.pause[why]?.value;
  if (run.pause || !rule?.kinds.includes(clock.kind) || on > answerDay(clock, run)) return run;
  return { ...run, pause: { ...rule, on, why } };
}

function goneOn(run: Run, on: string): Run {
  const { pause } = run;
  if (!pause) return run;
  if (pause.effect === 'starts-again') {
    return { ...run, start: on, stoodStill: 0, pause: null, reopened: run.reopened && { lawEnds: null } };
  }
  const days = daysBetween(pause.on, on) + (pause.bothEnds ? 1 : 0);
  return { ...run, stoodStill: run.stoodStill + days, pause: null };
}

function extended(clock: Clock, run: Run, { on, until }: ClockEvent & { type: 'extended' }): Run {
  const rule = clock.law.extension?.value;
  if (!rule || !isAnswered(clock.kind) || run.extendedTo || run.reopened || on > lastDay(clock, run, rule.noticeWithin))
    return run;
  const due = answerDay(clock, run);
  const most = rule.total ? lastDay(clock, run, rule.total) : (until ?? due);
  const named = until !== undefined && until < most ? until : most;
  // A notice never shortens what is due anyway.
  if (named <= due) return { ...run, extendedTo: due };
  return { ...run, extendedTo: named };
}

/**
 * From here a time of our own runs, and nothing is put off any more: the law's own time is neither given twice nor
 * passed where it is not over yet.
 */
function reopened(clock: Clock, run: Run, on: string): Run {
  const { extension } = clock.law;
  const total = isAnswered(clock.kind) ? extension?.value.total : null;
  const ends = run.extendedTo ?? lastDay(clock, run, total ?? answerRule(clock).value);
  return { ...run, start: on, stoodStill: 0, pause: null, reopened: { lawEnds: ends >= on ? ends : null } };
}

function daysAnew(clock: Clock, run: Run, lawEnds: string | null): string {
  const plain = [addDays(run.start, daysAfterReopening), addSpan(run.start, answerRule(clock).value), lawEnds ?? []];
  return addDays(plain.flat().toSorted()[0] ?? run.start, run.stoodStill);
}

/** The last day in time for the answer, as things stand. */
export const answerDay = (clock: Clock, run: Run): string =>
  run.reopened
    ? daysAnew(clock, run, run.reopened.lawEnds)
    : (run.extendedTo ?? lastDay(clock, run, answerRule(clock).value));
