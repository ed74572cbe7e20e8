import { canonicalIdentity, type Normalise } from '#domain/identity';
import type { Reach } from './reach.ts';
import type { Binder } from './sql.ts';
import { comparable, exactValues, textSql } from './types.ts';

/** Proven values of each identity of the map, e.g. `{ email: ['ann@mail.example'] }`. */
export type Identities = Record<string, string[]>;

/**
 * SQL that holds where a column is one of an identity's values. Nothing matches NULL or an empty value, ever.
 * The last comparison is by bytes, so that no collation can make two people one (Turkish ı, ICU without accents).
 */
export function matchSql(
  column: string,
  { type, collation }: Pick<Reach, 'type' | 'collation'>,
  normalise: Normalise,
  values: string[],
  binder: Binder,
): string {
  const wanted = values.flatMap((value) => canonicalIdentity(value, normalise) ?? []);
  const exact = exactValues(type, wanted);
  if (exact) {
    return exact.values.length > 0 ? `${column} = ANY(${binder.bind(exact.values, `${exact.type}[]`)})` : 'false';
  }
  if (wanted.length === 0) return 'false';
  const list = binder.bind(wanted, 'text[]');
  const last = `${canonicalSql(`((${textSql(column, type)})::text COLLATE "C")`, normalise)} = ANY(${list})`;
  if (byBytesAlone(normalise, collation)) return last;
  return `${indexed(textSql(column, type), type, normalise, list)} AND ${last}`;
}

/** The form that an index of the organisation can serve: `lower(email)`, or the column itself for citext. */
function indexed(column: string, type: string, normalise: Normalise, list: string): string {
  if (type.endsWith('citext')) return `${column} = ANY(${list}::${type}[])`;
  return `${canonicalSql(column, normalise)} = ANY(${list})`;
}

/**
 * Both ends of an identity that was found on the way, compared as `matchSql` compares proven ones.
 * @param found SQL of the value that the person's row has, and its type
 */
export function sameIdentity(
  column: string,
  { type, collation }: Pick<Reach, 'type' | 'collation'>,
  found: { sql: string; type: string },
  normalise: Normalise,
): [column: string, found: string][] {
  const text = `(${textSql(found.sql, found.type)})::text`;
  if (exactValues(type, [])) {
    return [comparable(column, type, canonicalSql(`(${text} COLLATE "C")`, normalise), 'text')];
  }
  const bytes = (value: string) => canonicalSql(`((${value})::text COLLATE "C")`, normalise);
  const last: [string, string] = [bytes(textSql(column, type)), bytes(text)];
  if (byBytesAlone(normalise, collation)) return [last];
  if (type.endsWith('citext')) return [[column, `${canonicalSql(text, normalise)}::${type}`], last];
  return [[canonicalSql(textSql(column, type), normalise), canonicalSql(text, normalise)], last];
}

/** Regular expressions do not work under every collation; and a name's form is one that no index is likely to have. */
const byBytesAlone = (normalise: Normalise, collation: string | undefined): boolean =>
  normalise === 'name' || (collation !== undefined && normalise === 'phone');

/** SQL: the value is an identity at all, as `canonicalIdentity` says of proven ones. */
export function usableIdentity(value: string, type: string, normalise: Normalise): string {
  const text = `((${textSql(value, type)})::text COLLATE "C")`;
  return `${canonicalSql(text, normalise)} ~ '${identityForms[normalise]}'`;
}
const identityForms = {
  email: '^[^@[:space:]]+@[^@[:space:]]+$',
  phone: '^[+]?[0-9]{5,}$',
  name: '[^[:space:]]',
  text: '[^[:space:]]',
};

function canonicalSql(column: string, normalise: Normalise): string {
  if (normalise === 'email') return `lower(${column})`;
  // Under C, letters beyond A to Z stay as they are, as they do in `canonicalIdentity`.
  if (normalise === 'name') {
    return `lower(regexp_replace(btrim((${column})::text, E' \\t\\r\\n'), E'[ \\t\\r\\n]+', ' ', 'g') COLLATE "C")`;
  }
  return normalise === 'phone' ? `regexp_replace(${column}, '[^0-9+]', '', 'g')` : column;
}

/** A value of one of many people, as it is compared. */
export type TheirValue = { value: string; who: number };

/** Many people's values of one identity. @param values of each, in their order */
export const theirValues = (values: string[][], normalise: Normalise): TheirValue[] =>
  values.flatMap((list, who) =>
    [...new Set(list.flatMap((value) => canonicalIdentity(value, normalise) ?? []))].map((value) => ({ value, who })),
  );

/** SELECT of many people's values as a column of the type is compared with them (`value`, and `#who`, a position in the list). */
export function valuesSql(type: string, pairs: TheirValue[], binder: Binder): string {
  const exact = exactValues(
    type,
    pairs.map(({ value }) => value),
  );
  const possible = new Set(exact?.values);
  const kept = exact ? pairs.filter(({ value }) => possible.has(value)) : pairs;
  const list = (of: (pair: (typeof kept)[number]) => unknown, as: string) => binder.bind(kept.map(of), as);
  const [all, whose] = [list(({ value }) => value, `${exact?.type ?? 'text'}[]`), list(({ who }) => who, 'int[]')];
  return `SELECT i.value, i."#who" FROM unnest(${all}, ${whose}) i(value, "#who")`;
}

/** As `matchSql`, for many people: SQL that holds where the column is a value of the one that `who` says. */
export function matchAmongSql(
  column: string,
  reach: Pick<Reach, 'type' | 'collation'>,
  normalise: Normalise,
  values: string,
  who: string,
): string {
  const ends: [string, string][] = exactValues(reach.type, [])
    ? [[column, 'i.value']]
    : sameIdentity(column, reach, { sql: 'i.value', type: 'text' }, normalise);
  const [mine, theirs] = [ends.map(([own]) => own), ends.map(([, given]) => given)];
  return `(${[...mine, who].join(', ')}) IN (SELECT ${theirs.join(', ')}, i."#who" FROM ${values} i)`;
}
