import { answersOf, type OpenedRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import type { Law } from '#domain/law/rule';
import { type clockOf, datesOf } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { ruledLaws } from './rules-for.ts';

type Clock = Omit<Awaited<ReturnType<typeof clockOf>>, 'dates'>;

/** Whether one of the laws lets an answer be put off and sets no last day: the notice then has to name one. */
export const namesDay = (laws: readonly Law[]): boolean =>
  laws.some(({ extension }) => extension?.value.total === null);

/**
 * When the answer is due once it is put off. A law that sets the last day itself keeps it, whatever day somebody names.
 * @param named day that the notice would name, `YYYY-MM-DD`
 * @returns the due day with its law, and what would move the clock
 */
export async function extendedDue(
  about: OpenedRequest,
  { rules, events }: Clock,
  { named, now }: { named?: string; now: Date },
) {
  const until = named && namesDay(ruledLaws(rules)) ? { until: named } : {};
  const event = { type: 'extended', on: dayOf(now, organisation().timeZone), ...until } as const;
  const { answerBy } = await datesOf({ rules, events: [...events, event], answers: answersOf(about), now });
  return { answerBy, event };
}
