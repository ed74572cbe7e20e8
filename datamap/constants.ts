/** Values that the map writes itself, held against the columns that they are written to. */
import { isIP } from 'node:net';
import type { CatalogueColumn } from './checked.ts';
import { shown } from './names.ts';
import { isText } from './types.ts';

type Scalar = string | number | boolean | null;

const ranges: Record<string, [least: bigint, most: bigint]> = {
  smallint: [-(2n ** 15n), 2n ** 15n - 1n],
  integer: [-(2n ** 31n), 2n ** 31n - 1n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
};
const specialTimes = /^(now|today|tomorrow|yesterday|epoch|-?infinity)$/;

/** Types that a value can be read as, or not; of all others the database decides when the map is checked. */
const reads: [type: RegExp, fits: (value: string) => boolean][] = [
  [/^(numeric|real|double precision)$/, (value) => value.trim() !== '' && !Number.isNaN(Number(value))],
  [/^boolean$/, (value) => /^(true|false|t|f|yes|no|y|n|on|off|1|0)$/i.test(value)],
  [/^uuid$/, (value) => /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(value)],
  [/^(date|timestamp.*)$/, (value) => specialTimes.test(value) || !Number.isNaN(Date.parse(value))],
  [/^(inet|cidr)$/, (value) => isIP(value.split('/')[0] ?? '') > 0],
  [/^jsonb?$/, isJson],
];

/** Why a column does not take a value: not one of the enum's, not of the type, too long. */
export function constantFault({ type, length, scale = 0, values, notNull }: CatalogueColumn, value: Scalar): string[] {
  if (value === null) return notNull ? ['cannot be set to null: it is NOT NULL'] : [];
  const words = String(value);
  if (values && !values.includes(words)) return [`is ${type}, which has no ${shown(words)}: ${values.join(', ')}`];
  const range = ranges[type];
  if (range ? !isWithin(words, range) : reads.some(([of, fits]) => of.test(type) && !fits(words))) {
    return [`is ${type}, which cannot hold ${shown(words)}`];
  }
  if (length === null) return [];
  if (type === 'numeric' && Math.abs(Number(words)) >= firstRoundedUp(length, scale))
    return [`holds ${length} digits before the point, and ${shown(words)} has more`];
  const bits = bitsIn(type, words);
  if (bits !== null && (type === 'bit varying' ? bits > length : bits !== length))
    return [`holds ${length} bits, and ${shown(words)} has ${bits}`];
  const isTooLong = isText(type) && [...words].length > length;
  return isTooLong ? [`holds ${length} characters, and ${shown(words)} has ${[...words].length}`] : [];
}

/** Whether all is said here of a type's values; of all others the database has the last word: of 30 February, of a double of 1e400. */
export const isReadHere = (type: string): boolean =>
  isText(type) || Object.hasOwn(ranges, type) || type === 'boolean' || type === 'uuid';

/** The least number that is rounded to one of more digits, read as a whole so that it is as near as what it is held against. */
const firstRoundedUp = (length: number, scale: number): number => Number(`${'9'.repeat(length + scale)}.5e${-scale}`);

/** How many bits PostgreSQL reads in a value, `null` for other types. */
function bitsIn(type: string, words: string): number | null {
  if (!/^("bit"|bit varying)$/.test(type)) return null;
  return /^x/i.test(words) ? (words.length - 1) * 4 : words.replace(/^b/i, '').length;
}

const isWithin = (words: string, [least, most]: [bigint, bigint]): boolean =>
  /^[+-]?\d+$/.test(words) && BigInt(words) >= least && BigInt(words) <= most;

function isJson(words: string): boolean {
  try {
    return JSON.parse(words) !== undefined;
  } catch {
    return false;
  }
}
