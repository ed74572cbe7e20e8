import { addDays } from '../clock.ts';
import type { Kind, Topic } from '../kinds.ts';
import type { ClockEvent } from './clock-event.ts';
import type { Law, PauseReason, Rule, Span } from './rule.ts';
import { addSpan, answerDay, answerRule, type Clock, isAnswered, lastDay, type Run, runThrough } from './run.ts';

/** A last day in time, with where it is written. */
export type Due = Omit<Rule<never>, 'value'> & {
  on: string;
  /** Id of the law that sets it: the shortest of several. */
  law: string;
  /** The organisation promised to be faster than the law. */
  isPromised?: true;
  /** It would have been on a weekend or a holiday: the day that was moved, and where that is written. */
  moved?: { from: string; article: string };
};

export type Dates = {
  /** The request is acknowledged, where the law says by when. */
  acknowledgeBy: Due | null;
  /** The person has the answer; of an opt-out, it is in force. */
  answerBy: Due;
  /** The notice that the answer is put off is out; null where nothing may be put off (any more). */
  extendBy: Due | null;
  optOutBy: Due | null;
  /** An appeal is answered; null while there is none, or where the law knows none. */
  appealBy: Due | null;
  /** What the clock stands still for just now. */
  pausedFor: PauseReason | null;
  isExtended: boolean;
};

type Happened = {
  kind: Kind;
  /** What was asked as something else: some laws acknowledge a complaint, or are faster with a consent taken back. */
  topic?: Topic | undefined;
  /** Oldest first. */
  events: readonly ClockEvent[];
  /** Holidays of the country; without them only weekends move a last day, which is never later. */
  isHoliday?: ((day: string) => boolean) | undefined;
  /** Days in which the organisation promised an answer: they shorten, never lengthen. */
  answerDays?: number | undefined;
  /** A clock that stands still has no end yet: its days are counted up to here. */
  today?: string | undefined;
};

/**
 * All dates of a request, from the law and what happened. An event that the law does not let (a pause without an article,
 * an extension after the time for its notice or a second time) moves nothing.
 * @param laws one, or those of which the shortest counts, date by date, because nobody knows which is the person's
 * @throws RangeError when nothing was received, or a day is not a date
 * @see GDPR Art. 12(3); Cal. Civ. Code 1798.130(a)(2); 11 CCR 7021, 7026(f)
 */
export function datesFor(laws: readonly Law[], happened: Happened): Dates {
  const [first, ...rest] = laws.map((law) => datesUnder(lawFor(law, happened), happened));
  if (!first) throw new RangeError('dates are asked of no law');
  return rest.reduce(shorter, first);
}

/** What is earlier of each date. Only what every law lets be put off can be. */
const shorter = (one: Dates, other: Dates): Dates => ({
  acknowledgeBy: earlier(one.acknowledgeBy, other.acknowledgeBy),
  answerBy: earlier(one.answerBy, other.answerBy) ?? one.answerBy,
  extendBy: one.extendBy && other.extendBy && earlier(one.extendBy, other.extendBy),
  optOutBy: earlier(one.optOutBy, other.optOutBy),
  appealBy: earlier(one.appealBy, other.appealBy),
  pausedFor: one.pausedFor && other.pausedFor,
  isExtended: one.isExtended && other.isExtended,
});

const earlier = (one: Due | null, other: Due | null): Due | null =>
  one && other ? (other.on < one.on ? other : one) : (one ?? other);

/** A law as it is for what was asked: a consent that is taken back may have a time of its own, and no more than that. */
const lawFor = (law: Law, { topic }: Happened): Law =>
  topic === 'withdraw-consent' && law.withdrawal
    ? { ...law, answer: law.withdrawal, answerOf: {}, extension: null }
    : law;

function datesUnder(law: Law, happened: Happened): Dates {
  const { kind, events, isHoliday = () => false, answerDays, today } = happened;
  const clock: Clock = { law, kind, isHoliday };
  const run = runThrough(clock, events, today);
  const answerBy = answerDue(clock, run, { events, answerDays, today });
  const { extension } = law;
  const acknowledge = acknowledgeRule(law, happened);
  const isPutOff = run.extendedTo !== null && !run.reopened;
  return {
    acknowledgeBy:
      acknowledge && isAnswered(kind) ? due(law, acknowledge, addSpan(firstDay(events), acknowledge.value)) : null,
    answerBy,
    extendBy:
      extension && isAnswered(kind) && !isPutOff && !run.reopened
        ? due(law, extension, lastDay(clock, run, extension.value.noticeWithin))
        : null,
    optOutBy: kind === 'opt-out' ? answerBy : null,
    appealBy: appealDue(law, events),
    pausedFor: run.pause?.why ?? null,
    isExtended: isPutOff,
  };
}

/**
 * What says by when a person hears that it came: of a complaint, the law's word on complaints, too.
 * @see Data Protection Act 2018 s. 164A(3)
 */
function acknowledgeRule({ acknowledge, complaint }: Law, { topic }: Happened): Rule<Span> | null {
  if (acknowledge || topic !== 'complaint' || !complaint) return acknowledge;
  return { ...complaint, value: complaint.value.acknowledge };
}

const due = ({ id }: Law, { value: _, ...cited }: Rule<unknown>, on: string): Due => ({ ...cited, on, law: id });

const firstDay = (events: readonly ClockEvent[]): string => events.find(({ type }) => type === 'received')?.on ?? '';

type Counted = Pick<Happened, 'events' | 'answerDays' | 'today'>;

/** A promise counts as the law's own time would: a pause moves it, and an extension takes its place. */
function answerDue(clock: Clock, run: Run, { events, answerDays, today }: Counted): Due {
  const isPutOff = run.extendedTo && !run.reopened;
  const plain = run.reopened ? { ...answerRule(clock), isOurs: true as const } : answerRule(clock);
  const rule = isPutOff && clock.law.extension ? clock.law.extension : plain;
  const on = answerDay(clock, run);
  const promised = answerDays === undefined || isPutOff ? on : addDays(run.start, answerDays + run.stoodStill);
  if (promised < on) return { ...due(clock.law, rule, promised), isPromised: true };
  return { ...due(clock.law, rule, on), ...movedTo(on, clock, runThrough(unmoved(clock), events, today)) };
}

const unmoved = (clock: Clock): Clock => ({ ...clock, law: { ...clock.law, rollsOver: null } });

function movedTo(on: string, clock: Clock, run: Run): Pick<Due, 'moved'> {
  const from = answerDay(unmoved(clock), run);
  return clock.law.rollsOver && from !== on ? { moved: { from, article: clock.law.rollsOver.article } } : {};
}

function appealDue(law: Law, events: readonly ClockEvent[]): Due | null {
  const appealed = events.find(({ type }) => type === 'appealed')?.on;
  if (!law.appeal || appealed === undefined) return null;
  const { answer, extended } = law.appeal.value;
  const plain = addSpan(appealed, answer);
  const told = events.find(({ type }) => type === 'appeal-extended')?.on;
  return due(law, law.appeal, extended && told !== undefined && told <= plain ? addSpan(appealed, extended) : plain);
}
