/** Comparing values of columns that have different types: never an error, and by the column's own index where one can serve. */

const textTypes = new Set(['text', 'character varying', 'bpchar', 'citext', 'name']);
export const isText = (type: string): boolean => textTypes.has(type) || type.endsWith('.citext');

export const isTime = (type: string): boolean => type === 'date' || type.startsWith('timestamp');

const wholeTypes = new Set(['smallint', 'integer', 'bigint']);
/** Types whose values PostgreSQL compares with one another as they are. */
const families = [
  (type: string) => wholeTypes.has(type) || type === 'numeric',
  isTime,
  (type: string) => type === 'inet' || type === 'cidr',
  isText,
];

/** Where a whole number is not out of every type's range: PostgreSQL compares `bigint` with the shorter ones by their index. */
const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

/** The values that a column of a type can have at all, and the type to bind them as; `null` for types compared as text. */
export function exactValues(type: string, values: string[]): { values: string[]; type: string } | null {
  if (type === 'uuid') {
    return { values: values.filter((value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)), type };
  }
  if (!wholeTypes.has(type)) return null;
  const whole = values.filter((value) => /^-?\d{1,19}$/.test(value));
  return { values: whole.filter((value) => BigInt(value) >= least && BigInt(value) <= most), type: 'bigint' };
}

/** A value as text, as people write it: `10.0.0.7`, where a cast gives `10.0.0.7/32`. */
export function textSql(value: string, type: string): string {
  if (isText(type)) return value;
  return type === 'inet' ? `abbrev(${value})` : `${value}::text`;
}

/**
 * Both ends of a link as SQL that can be compared: the parent's value in the child's type, so that the child's index
 * serves. Text that is no value of that type leads nowhere.
 */
export function comparable(child: string, type: string, parent: string, parentType: string): [string, string] {
  if (type === parentType || families.some((holds) => holds(type) && holds(parentType))) return [child, parent];
  const read = isText(parentType) ? readSql(type, parent) : null;
  return read === null ? [textSql(child, type), textSql(parent, parentType)] : [child, read];
}

const bounds: Record<string, [bigint, bigint]> = {
  smallint: [-(2n ** 15n), 2n ** 15n - 1n],
  integer: [-(2n ** 31n), 2n ** 31n - 1n],
  bigint: [least, most],
};

/** A value as one of exactly another type, NULL where there is none; `null` where this cannot be said. */
export function asType(type: string, value: string, valueType: string): string | null {
  if (type === valueType) return value;
  if (isText(type)) return `(${textSql(value, valueType)})::${type}`;
  const read = isText(valueType) ? readSql(type, value) : value;
  const [from, to] = bounds[type] ?? [];
  if (from === undefined) return isText(valueType) ? read : null;
  if (!isText(valueType) && !wholeTypes.has(valueType) && valueType !== 'numeric') return null;
  return `CASE WHEN ${read} BETWEEN ${from} AND ${to} THEN (${read})::${type} END`;
}

/** Text read as a value of a type, NULL where it is none; `null` for types that this cannot be said of. */
function readSql(type: string, text: string): string | null {
  // As text first: a character(40) is read with the blanks that it is filled up with, which a UUID does not take.
  const plain = `(${text})::text`;
  const when = (form: string, value: string) => `CASE WHEN ${plain} COLLATE "C" ~ '${form}' THEN ${value} END`;
  if (type === 'uuid') return when('^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', `${plain}::uuid`);
  if (type === 'numeric') return when('^-?[0-9]{1,100}([.][0-9]{1,100})?$', `${plain}::numeric`);
  if (!wholeTypes.has(type)) return null;
  const fits = `CASE WHEN ${plain}::numeric BETWEEN ${least} AND ${most} THEN ${plain}::bigint END`;
  return when('^-?[0-9]{1,19}$', fits);
}
