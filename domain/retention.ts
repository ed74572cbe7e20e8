import { addMonths } from './clock.ts';
import { lawIds, lawOf } from './law/law-of.ts';

/** Months for which a closed request is kept, from the day of its closing. Where several laws may be the person's, the longest of all. */
const months: Readonly<Record<string, number>> = Object.fromEntries(
  lawIds.map((id) => [id, lawOf(id).recordMonths.value]),
);
/**
 * Until which closing day requests under each law are past their time.
 * @param today `YYYY-MM-DD` in the organisation's time zone
 * @param asked months that the organisation file asks for; it may only lengthen what the law says
 * @returns law → months, and the latest closing day that any of them lets go
 * @see 11 CCR 7101(a); GDPR Art. 5(1)(e), 5(2)
 */
export function retention(today: string, asked = 0): { months: Record<string, number>; latest: string } {
  const kept = Object.fromEntries(Object.entries(months).map(([law, number]) => [law, Math.max(number, asked)]));
  return { months: kept, latest: addMonths(today, -Math.min(...Object.values(kept))) };
}
