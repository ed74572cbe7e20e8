/** Time zones by their IANA names. */

/** Every zone that this machine knows, `UTC` first. */
export const timeZones = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC' && zone !== 'Etc/UTC'),
];

/** Whether text names one of them; an offset such as `+02:00` is none. */
export const isTimeZone = (text: string): boolean => timeZones().includes(text);

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
