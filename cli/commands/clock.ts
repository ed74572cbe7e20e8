import { readOptions } from '#cli/options';
import { Refusal } from '#cli/refusal';
import { isDay } from '#domain/clock';
import { isKind, isTopic, type Kind, kinds, topics } from '#domain/kinds';
import type { ClockEvent } from '#domain/law/clock-event';
import { type Dates, type Due, datesFor } from '#domain/law/dates-for';
import { isLawId, lawIds, lawOf } from '#domain/law/law-of';
import { pauseReasons } from '#domain/law/rule';
import { hasHolidays, holidaysOf } from '#requests/holidays';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- clock --law ID[,ID…] --kind KIND --received DAY [options]

Prints every date of a request with the article that sets it. Of several laws, the shortest time of each counts.
  --law       ${lawIds.join(', ')}
  --kind      ${kinds.join(', ')}
  --topic     what was asked as something else (other): ${topics.join(', ')}
  --received  the day of receipt, such as 2026-01-31
  --paused    DAY:REASON, with one of ${pauseReasons.join(', ')}
  --resumed   the day on which the person answered
  --extended  DAY, or DAY:UNTIL with the day that the notice names
  --appealed  the day of an appeal
  --appeal-extended  the day on which its person was told that it takes longer
  --promised  days in which the organisation itself promises an answer
  --holidays  a country or a part of one, such as IE or DE-BY, where the law moves last days
  --today     up to which day a clock that stands still is counted
  --json      one JSON object`;

const options = {
  law: { type: 'string' },
  kind: { type: 'string', default: 'access' },
  topic: { type: 'string' },
  received: { type: 'string' },
  paused: { type: 'string' },
  resumed: { type: 'string' },
  extended: { type: 'string' },
  appealed: { type: 'string' },
  'appeal-extended': { type: 'string' },
  promised: { type: 'string' },
  holidays: { type: 'string' },
  today: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Given = ReturnType<typeof readOptions<typeof options>>;

/** Works a request's dates out from the rules alone; no database is asked. */
async function run(words: string[]): Promise<void> {
  const given = readOptions(words, options);
  const { kind, today, holidays } = given;
  if (!isKind(kind)) throw new Refusal(`--kind: one of ${kinds.join(', ')}.`);
  const { topic } = given;
  if (topic !== undefined && !isTopic(topic)) throw new Refusal(`--topic: one of ${topics.join(', ')}.`);
  if (holidays !== undefined && !(await hasHolidays(holidays))) {
    throw new Refusal(`--holidays: ${holidays} is no country, or no part of one, whose holidays are known.`);
  }
  const told = { kind, topic, today: today && day('today', today) };
  const rules = { ...told, answerDays: daysIn(given), isHoliday: await holidaysOf(holidays ?? null) };
  const events = eventsIn(given);
  refuseUnlawful(given, rules, events);
  const dates = datesFor(lawsIn(given), { ...rules, events });
  console.log(given.json ? JSON.stringify(asJson(given, kind, dates), null, 2) : table(dates));
}

type Rules = Omit<Parameters<typeof datesFor>[1], 'events'>;

/**
 * Dates that silently leave out what was asked about would be taken for dates with it.
 * @throws Refusal of more time or a pause that moves nothing: which law does not let it be, or when it was due
 */
function refuseUnlawful(given: Given, rules: Rules, events: readonly ClockEvent[]): void {
  const laws = lawsIn(given);
  for (const [at, event] of events.entries()) {
    if (event.type !== 'extended' && event.type !== 'paused') continue;
    const before = datesFor(laws, { ...rules, events: events.slice(0, at) });
    const after = datesFor(laws, { ...rules, events: events.slice(0, at + 1) });
    if (event.type === 'extended' && !after.isExtended) throw new Refusal(`--extended: ${whyNoMore(given, before)}.`);
    if (event.type !== 'paused' || after.pausedFor) continue;
    const lets = laws.every(({ pause }) => pause[event.why]?.value.kinds.includes(rules.kind));
    const why = lets
      ? `the time was over on ${before.answerBy.on}`
      : `${given.law} lets no clock stand still for ${event.why}`;
    throw new Refusal(`--paused: ${why}.`);
  }
}

function whyNoMore({ law }: Given, { extendBy }: Dates): string {
  if (!extendBy) return `${law} lets no answer be put off`;
  return `its notice was due by ${extendBy.on} (${extendBy.article})`;
}

function lawsIn({ law = '' }: Given) {
  const ids = law.split(',').filter((id) => id !== '');
  const unknown = ids.find((id) => !isLawId(id));
  if (ids.length === 0 || unknown !== undefined) {
    throw new Refusal(
      `--law: ${unknown === undefined ? 'name one of' : `${unknown} is none of`} ${lawIds.join(', ')}.`,
    );
  }
  return ids.map((id) => lawOf(id));
}

function day(option: string, words: string | undefined): string {
  if (words === undefined || !isDay(words)) throw new Refusal(`--${option} needs a day such as 2026-01-31.`);
  return words;
}

function daysIn({ promised }: Given): number | undefined {
  if (promised === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(promised)) throw new Refusal('--promised needs a number of days.');
  return Number(promised);
}

/** In the order of their days; the receipt is first. */
function eventsIn({ received, paused, resumed, extended, appealed, ...given }: Given): ClockEvent[] {
  const putOff = given['appeal-extended'];
  const later: ClockEvent[] = [
    ...(paused === undefined ? [] : [pauseIn(paused)]),
    ...(resumed === undefined ? [] : [{ type: 'resumed', on: day('resumed', resumed) } as const]),
    ...(extended === undefined ? [] : [extensionIn(extended)]),
    ...(appealed === undefined ? [] : [{ type: 'appealed', on: day('appealed', appealed) } as const]),
    ...(putOff === undefined ? [] : [{ type: 'appeal-extended', on: day('appeal-extended', putOff) } as const]),
  ];
  return [
    { type: 'received', on: day('received', received) },
    ...later.toSorted((one, other) => one.on.localeCompare(other.on)),
  ];
}

function pauseIn(words: string): ClockEvent {
  const [on, reason] = words.split(':');
  const why = pauseReasons.find((one) => one === reason);
  if (!why) throw new Refusal(`--paused needs a day and one of ${pauseReasons.join(', ')}: 2026-02-03:identity.`);
  return { type: 'paused', on: day('paused', on), why };
}

function extensionIn(words: string): ClockEvent {
  const [on, until] = words.split(':');
  return {
    type: 'extended',
    on: day('extended', on),
    ...(until === undefined ? {} : { until: day('extended', until) }),
  };
}

const parts = ['acknowledgeBy', 'answerBy', 'extendBy', 'optOutBy', 'appealBy'] as const;

function asJson(given: Given, kind: Kind, { pausedFor, isExtended, ...dates }: Dates) {
  const laws = lawsIn(given).map(({ id, version, name }) => ({ id, version, name }));
  return { laws, kind, received: given.received, ...dates, pausedFor, isExtended };
}

function noteOn({ confidence, isOurs, isPromised, moved }: Due): string {
  const notes = [
    isPromised ? 'as promised, earlier than the law' : '',
    moved ? `moved from ${moved.from}, ${moved.article}` : '',
    isOurs ? 'our own figure: the law names none' : '',
    confidence === 'likely' ? 'check with counsel' : '',
  ].filter((note) => note !== '');
  return notes.length > 0 ? ` (${notes.join('; ')})` : '';
}

function table(dates: Dates): string {
  const lines = parts.flatMap((part) => {
    const due = dates[part];
    const name = part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return due ? [[name, due.on, due.law, due.article, noteOn(due)]] : [];
  });
  const wide = [0, 1, 2].map((at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map(
      ([name = '', on = '', law = '', article = '', note = '']) =>
        `${name.padEnd(wide[0] ?? 0)}  ${on}  ${law.padEnd(wide[2] ?? 0)}  ${article}${note}`,
    )
    .join('\n');
}

export default { usage, run } satisfies Command;
