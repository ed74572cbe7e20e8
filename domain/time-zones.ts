/** Time zones by their IANA names. */

/**
 * What zones are called now that a machine may list by an older name alone, and takes by both.
 * @see the file `backward` of the IANA time zone database
 */
const renamed = [
  'Africa/Asmara',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
];

/**
 * Every zone that this machine knows, `UTC` first.
 * @param own is among them by whatever name: a list that has it not would show another as chosen
 */
export function timeZones(own = 'UTC'): string[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), ...renamed, own]);
  return ['UTC', ...[...names].filter((zone) => zone !== 'UTC' && zone !== 'Etc/UTC').sort()];
}

/** Whether text names one of them; an offset such as `+02:00` is none. */
export const isTimeZone = (text: string, own?: string): boolean => timeZones(own).includes(text);

/**
 * Writes instants as the clocks of a zone show them, so that a spreadsheet sorts and reads them: `2026-06-01 14:05`.
 * @throws RangeError when there is no such zone
 */
export function clockIn(timeZone: string): (at: Date) => string {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { ...style, hourCycle: 'h23', timeZone });
  return (at) => {
    const parts = format.formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  };
}
