import { dayOf } from '#domain/clock';
import { yearIn } from '#domain/period';
import { type Metrics, metricsOf } from './metrics-of.ts';
import { organisation } from './organisation.ts';

/**
 * The same table for everybody, of complete years alone; null where the organisation does not publish it.
 * @see 11 CCR 7102(a)(3)
 */
export async function publicMetrics({ year, now }: { year: unknown; now: Date }): Promise<Metrics | null> {
  const { publishMetrics, timeZone } = organisation();
  if (!publishMetrics) return null;
  const thisYear = yearIn(dayOf(now, timeZone));
  const metrics = await metricsOf({ year: String(year) === String(thisYear) ? null : year, now });
  return { ...metrics, years: metrics.years.filter((one) => one < thisYear) };
}
