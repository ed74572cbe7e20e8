import type { Period, Unit } from '#domain/period';
import { dayWords } from '../day-words.ts';

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A step of a period by its name; of a step that is not whole, its days. */
export function stepWords({ from, to }: Period, unit: Unit): string {
  if (from === to) return dayWords(from);
  if (unit === 'month' && isWhole(from, to, 7)) return month.format(new Date(`${from}T12:00:00Z`));
  if (unit === 'year' && isWhole(from, to, 4)) return from.slice(0, 4);
  return `${dayWords(from)} – ${dayWords(to)}`;
}

/** Whether both days are of the same month (7) or year (4), its first and its last. */
function isWhole(from: string, to: string, length: 4 | 7): boolean {
  const next = new Date(`${to}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const after = next.toISOString();
  const isFirst = (day: string) => day.slice(length).startsWith(length === 4 ? '-01-01' : '-01');
  return isFirst(from) && isFirst(after) && from.slice(0, length) === to.slice(0, length);
}

/** A period as its name in an address says it: `2026-Q3` → Q3 2026. */
export function periodWords(name: string): string {
  const [year = '', part] = name.split('-');
  if (!part) return year;
  return part.startsWith('Q') ? `${part} ${year}` : month.format(new Date(`${name}-15T12:00:00Z`));
}
