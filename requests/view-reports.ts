import { sql } from 'drizzle-orm';
import { inSnapshot, inTransaction } from '#db/client';
import { type Asked, countDays, countFigures } from '#db/figures';
import { countFunnel } from '#db/funnel';
import type { StaffActor } from '#domain/actor';
import type { Channel } from '#domain/channels';
import { dayOf } from '#domain/clock';
import { type Answers, answersBy, answersOf } from '#domain/figures';
import { type Funnel, funnelOf } from '#domain/funnel';
import type { Kind } from '#domain/kinds';
import { type Period, periodFault, readPeriod, stepsOf, type Unit, unitFor, withinStep } from '#domain/period';
import { ok, type Result } from '#domain/problems';
import { type Volume, volumesOf } from '#domain/volume';
import { authorise } from './authorise.ts';
import { keptBriefly } from './kept-briefly.ts';
import { organisation } from './organisation.ts';

/** All figures of a period; each is of the requests that were received in it. */
export type Reports = {
  period: Period;
  /** Why it is another than was asked for. */
  fault: ReturnType<typeof periodFault>;
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
  /** Not as they were kept, as far as counting leaves time for others. */
  isAnew?: boolean;
  now: Date;
};

type Figures = Omit<Reports, 'period' | 'fault' | 'unit' | 'today' | 'at'>;

/**
 * All counts of one instant, one after the other and each on one processor: what the database has of them is for everybody
 * else's pages. What was counted is put together here, too, once for all who look: of a large portal that is many groups.
 */
async function count(asked: Asked & { unit: Unit }): Promise<Figures> {
  const { period, unit } = asked;
  const { counts, days, funnel } = await inSnapshot(async (tx) => {
    await tx.execute(sql`SET LOCAL max_parallel_workers_per_gather = 0`);
    const counted = { counts: await countFigures(tx, asked), days: await countDays(tx, asked) };
    return { ...counted, funnel: funnelOf(await countFunnel(tx, period)) };
  });
  const bySteps = answersBy(counts, days, 'step');
  const firsts = stepsOf(period, unit);
  const received = counts.map(({ received: of, ...group }) => ({ ...group, count: of }));
  return {
    all: answersOf(counts, days),
    steps: firsts.map((step) => ({
      ...(bySteps.get(step) ?? answersOf([], [])),
      ...withinStep(step, unit, period),
    })),
    kinds: volumesOf(received, firsts, ({ kind }) => [kind]),
    laws: volumesOf(received, firsts, ({ law }) => law.split(' ')),
    channels: [...answersBy(counts, days, 'channel')].map(([channel, one]) => ({ ...one, channel })),
    funnel,
  };
}

const counted = keptBriefly(count, { lends: true });

/** What came in a period and how it was answered, over time, by kind, law and channel, for the desk. */
export async function viewReports({
  actor,
  now,
  law,
  isAnew = false,
  ...asked
}: ViewReports): Promise<Result<Reports>> {
  const may = await inTransaction((tx) => authorise(tx, { actor, act: 'view-reports', now }));
  if (!may.ok) return may;
  const { timeZone } = organisation();
  const today = dayOf(now, timeZone);
  const period = readPeriod(asked.period, today);
  const unit = unitFor(period);
  const { value, at } = await counted({ period, timeZone, today, law, unit }, now, { isAnew });
  return ok({ period, fault: periodFault(asked.period, today), unit, today, ...value, at });
}
