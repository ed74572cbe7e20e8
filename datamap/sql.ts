/** How SQL is put together here: names are quoted by one function, values are never part of the text. */

/** PostgreSQL cuts longer names off silently, and two names could become one. */
const longestName = 63;

/**
 * A name as PostgreSQL reads it literally: `"schema"."table"`.
 * @throws RangeError for a name that is empty, too long (63 bytes) or has a NUL: no catalogue holds one
 */
export function identifier(...parts: string[]): string {
  return parts.map(quoted).join('.');
}

function quoted(name: string): string {
  if (name === '' || name.includes('\0') || Buffer.byteLength(name) > longestName) {
    throw new RangeError('Not a name that PostgreSQL can hold');
  }
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Text as a constant of SQL, for names that an index can only serve when they are written out (keys inside of JSON). Right
 * whatever `standard_conforming_strings` says.
 * @throws RangeError for text with a NUL
 */
export function literal(text: string): string {
  if (text.includes('\0')) throw new RangeError('Not a text that PostgreSQL can hold');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** Takes values out of a statement's text: `bind` gives what stands for the value there. */
export type Binder = {
  /** @param type a type name as the catalogue writes it, such as `bigint` or `text[]` */
  bind(value: unknown, type: string): string;
};

/** Values as the statement's parameters `$1`, `$2`, … */
export function parameters(): Binder & { values: unknown[] } {
  const values: unknown[] = [];
  return { values, bind: (value, type) => `$${values.push(value)}::${type}` };
}

/**
 * Values as settings of the transaction: COPY takes no parameters, and one value serves many statements. `setting` gives
 * the statement that must run before those that read them, with the values bound since it was last called.
 * A NULL cannot be a setting and is written as such. Read as a sub-select, a setting is turned into its type once a
 * statement; as a plain call, once for each row that is looked at.
 */
export function settings(): Binder & { setting(): { text: string; values: string[] } | null } {
  let bound = 0;
  let waiting: string[] = [];
  return {
    bind: (value, type) => {
      if (value === null) return `NULL::${type}`;
      const name = `habeas.v${bound++}`;
      waiting.push(name, asText(value));
      // Cast again, which costs nothing: `= ANY((SELECT …))` would compare with the rows of a query.
      return `(SELECT current_setting('${name}')::${type})::${type}`;
    },
    setting: () => {
      const values = waiting;
      waiting = [];
      const calls = values.flatMap((_, at) => (at % 2 === 0 ? [`set_config($${at + 1}, $${at + 2}, true)`] : []));
      return calls.length > 0 ? { text: `SELECT ${calls.join(', ')}`, values } : null;
    },
  };
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (!Array.isArray(value)) return String(value);
  return `{${value.map((one) => `"${String(one).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/**
 * A value of its type that the planner sees, so that it knows how many rows have it. Only what can be no more than a
 * number or a UUID is written out; all else is bound.
 */
export function constantSql(value: string | null, type: string, binder: Binder): string {
  const isPlain = value !== null && /^(smallint|integer|bigint|uuid)$/.test(type) && /^[-0-9a-f]+$/.test(value);
  return isPlain ? `'${value}'::${type}` : binder.bind(value, type);
}

/** Conditions joined so that each stands for itself. */
export const allOf = (parts: string[]): string =>
  parts.length > 0 ? parts.map((part) => `(${part})`).join(' AND ') : 'true';
export const anyOf = (parts: string[]): string =>
  parts.length > 0 ? parts.map((part) => `(${part})`).join(' OR ') : 'false';
