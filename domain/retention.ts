import { addMonths } from './clock.ts';
import { type Law, laws } from './law.ts';

/**
 * Months for which a closed request is kept, from the day of its closing. 11 CCR 7101(a) asks for 24. The GDPR has no
 * number but asks that answers can be accounted for (Art. 5(2)) and that nothing is kept longer than that takes (Art. 5(1)(e)).
 */
const months: Record<Law, number> = { default: 24, 'eu-gdpr': 24, 'uk-gdpr': 24, 'us-ca': 24 };

/**
 * Until which closing day requests under each law are past their time.
 * @param today `YYYY-MM-DD` in the organisation's time zone
 * @param asked months that the organisation file asks for; it may only lengthen what the law says
 * @returns law → months, and the latest closing day that any of them lets go
 * @see 11 CCR 7101(a)
 */
export function retention(today: string, asked = 0): { months: Record<Law, number>; latest: string } {
  const kept = { ...months };
  for (const law of laws) kept[law] = Math.max(months[law], asked);
  return { months: kept, latest: addMonths(today, -Math.min(...Object.values(kept))) };
}
