/** Public holidays, from the library `date-holidays`. It is big: loaded only where the organisation file names a country. */

type Holidays = (day: string) => boolean;

const never: Holidays = () => false;
const known = new Map<string, Promise<Holidays>>();

/**
 * Whether a day is a public holiday in a region.
 * @param region ISO 3166: a country, or one of its parts, such as `IE` or `DE-BY`; null for none
 */
export function holidaysOf(region: string | null): Promise<Holidays> {
  if (region === null) return Promise.resolve(never);
  const found = known.get(region) ?? load(region);
  known.set(region, found);
  return found;
}

/** Whether the library has holidays for a region: of one that it does not know it says that no day is any. */
export async function hasHolidays(region: string): Promise<boolean> {
  const { default: Calendar } = await import('date-holidays');
  const [country = '', part] = region.split('-');
  const calendar = new Calendar();
  if (!Object.hasOwn(calendar.getCountries(), country)) return false;
  return part === undefined || Object.hasOwn(calendar.getStates(country) ?? {}, part);
}

async function load(region: string): Promise<Holidays> {
  const { default: Calendar } = await import('date-holidays');
  const [country = '', part] = region.split('-');
  const calendar = part === undefined ? new Calendar(country) : new Calendar(country, part);
  const years = new Map<string, Set<string>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? publicDays(calendar.getHolidays(Number(year)));
    years.set(year, days);
    return days.has(day);
  };
}

/** Days of remembrance and bank days on which people work are left out: what is earlier is never too late. */
const publicDays = (all: { date: string; type: string }[]): Set<string> =>
  new Set(all.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)));
