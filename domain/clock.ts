/** Legal days. Dates are `YYYY-MM-DD` in the organisation's time zone; instants are `Date`. Month and day arithmetic are apart. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

function parts(day: string): [number, number, number] {
  const match = pattern.exec(day);
  const [year, month, date] = match ? match.slice(1).map(Number) : [];
  if (!year || !month || !date || isoDay(new Date(Date.UTC(year, month - 1, date))) !== day) {
    throw new RangeError(`not a date: ${day}`);
  }
  return [year, month, date];
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

/** Whether text is a day of this calendar, from 2000 on: nothing that we keep is older. */
export function isDay(text: string): boolean {
  try {
    return parts(text)[0] >= 2000;
  } catch {
    return false;
  }
}

/**
 * The calendar day of an instant in a time zone.
 * @param timeZone IANA name, e.g. `Europe/Berlin`
 */
export function dayOf(instant: Date, timeZone: string): string {
  return formatIn(timeZone).format(instant);
}

/** Making one takes longer than everything else here together. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, ...digits });
  formats.set(timeZone, made);
  return made;
}

/**
 * The same day number some months later, or that month's last (31 Aug → 30 Sep).
 * @throws RangeError when `day` is not a date
 * @see Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c)
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** @throws RangeError when `day` is not a date */
export function addDays(day: string, days: number): string {
  const [year, month, date] = parts(day);
  return isoDay(new Date(Date.UTC(year, month - 1, date + days)));
}

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (Date.UTC(...utc(to)) - Date.UTC(...utc(from))) / 86_400_000;

function utc(day: string): [number, number, number] {
  const [year, month, date] = parts(day);
  return [year, month - 1, date];
}

/** How much of the time for an answer is used, in percent; above 100 when late. */
export function clockUsed(receivedOn: string, answerByOn: string, today: string): number {
  const whole = Math.max(1, daysBetween(receivedOn, answerByOn));
  return Math.round((100 * daysBetween(receivedOn, today)) / whole);
}

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(Date.UTC(...utc(day))).getUTCDay());

/**
 * So many business days later; the first is the day after. Weekends alone are skipped: a holiday that counts makes the day
 * earlier, which is never too late.
 * @see 11 CCR 7021(a), 7026(f)
 */
export function addBusinessDays(day: string, days: number): string {
  let on = day;
  for (let left = days; left > 0; ) {
    on = addDays(on, 1);
    if (!isWeekend(on)) left -= 1;
  }
  return on;
}
