import { addMonths } from './clock.ts';
import { lawIds, lawOf } from './law/law-of.ts';

/** Months for which a closed request is kept, from the day of its closing. Where several laws may be the person's, the longest of all. */
const months: Readonly<Record<string, number>> = Object.fromEntries(
  lawIds.map((id) => [id, lawOf(id).recordMonths.value]),
);

/** How long requests under each law are kept. @param asked months of the organisation file, which only lengthen it */
export const keptMonths = (asked = 0): Record<string, number> =>
  Object.fromEntries(Object.entries(months).map(([law, number]) => [law, Math.max(number, asked)]));

/**
 * Until which closing day requests under each law are past their time.
 * @param today `YYYY-MM-DD` in the organisation's time zone
 * @param asked as `keptMonths` has it
 * @returns law → months, and the latest closing day that any of them lets go
 * @see 11 CCR 7101(a); GDPR Art. 5(1)(e), 5(2)
 */
export function retention(today: string, asked?: number): { months: Record<string, number>; latest: string } {
  const kept = keptMonths(asked);
  return { months: kept, latest: addMonths(today, -Math.min(...Object.values(kept))) };
}
