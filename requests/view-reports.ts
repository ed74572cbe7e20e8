import { database, inTransaction } from '#db/client';
import { type Asked, countDays, countFigures } from '#db/figures';
import { countFunnel } from '#db/funnel';
import type { StaffActor } from '#domain/actor';
import type { Channel } from '#domain/channels';
import { dayOf } from '#domain/clock';
import { type Answers, answersBy, answersOf } from '#domain/figures';
import { type Funnel, funnelOf } from '#domain/funnel';
import type { Kind } from '#domain/kinds';
import { type Period, readPeriod, stepsOf, type Unit, unitFor, withinStep } from '#domain/period';
import { ok, type Result } from '#domain/problems';
import { type Volume, volumesOf } from '#domain/volume';
import { authorise } from './authorise.ts';
import { keptBriefly } from './kept-briefly.ts';
import { organisation } from './organisation.ts';

/** All figures of a period; each is of the requests that were received in it. */
export type Reports = {
  period: Period;
  unit: Unit;
  /** The organisation's day. */
  today: string;
  all: Answers;
  /** Every step of the period, also those in which none came; the days are those that lie in the period. */
  steps: (Answers & Period)[];
  kinds: Volume<Kind>[];
  /** A request of several laws, or of who is not sure where they live, counts under each. */
  laws: Volume<string>[];
  channels: (Answers & { channel: Channel | null })[];
  /** Visits whose last answer was in the period, whatever the law; of the last day they are not counted yet. */
  funnel: Funnel;
  /** The figures are as they were then. */
  at: Date;
};

export type ViewReports = {
  actor: StaffActor;
  /** As the address says it. */
  period: Parameters<typeof readPeriod>[0];
  law?: string;
  now: Date;
};

/** One after the other: all at once they would keep from everybody else's pages what the database has of processors. */
const counted = keptBriefly(
  async (asked: Asked & { unit: Unit }) => {
    const db = database();
    const counts = await countFigures(db, asked);
    const days = await countDays(db, asked);
    return { counts, days, furthest: await countFunnel(db, asked.period) };
  },
  { lends: true },
);

/** What came in a period and how it was answered, over time, by kind, law and channel, for the desk. */
export async function viewReports({ actor, now, law, ...asked }: ViewReports): Promise<Result<Reports>> {
  const may = await inTransaction((tx) => authorise(tx, { actor, act: 'view-reports', now }));
  if (!may.ok) return may;
  const { timeZone } = organisation();
  const today = dayOf(now, timeZone);
  const period = readPeriod(asked.period, today);
  const unit = unitFor(period);
  const { value, at } = await counted({ period, timeZone, today, law, unit }, now);
  const { counts, days, furthest } = value;
  const bySteps = answersBy(counts, days, 'step');
  const firsts = stepsOf(period, unit);
  const steps = firsts.map((step) => ({
    ...(bySteps.get(step) ?? answersOf([], [])),
    ...withinStep(step, unit, period),
  }));
  const channels = [...answersBy(counts, days, 'channel')].map(([channel, one]) => ({ ...one, channel }));
  const received = counts.map(({ received: count, ...group }) => ({ ...group, count }));
  const kinds = volumesOf(received, firsts, ({ kind }) => [kind]);
  const laws = volumesOf(received, firsts, ({ law: of }) => of.split(' '));
  const all = answersOf(counts, days);
  return ok({ period, unit, today, all, steps, kinds, laws, channels, funnel: funnelOf(furthest), at });
}
