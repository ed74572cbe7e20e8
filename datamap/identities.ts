import { canonicalAddress } from '#domain/address';
import type { DataMap } from './shape.ts';
import type { Binder } from './sql.ts';
import { exactValues, textSql } from './types.ts';

/** Proven values of each identity of the map, e.g. `{ email: ['ann@mail.example'] }`. */
export type Identities = Record<string, string[]>;
type Normalise = DataMap['identities'][string]['normalise'];

/**
 * The one form in which a value is compared, or `null` for a value that may match nothing (empty, not an address).
 */
export function canonicalIdentity(value: string, normalise: Normalise): string | null {
  if (value.trim() === '' || value.includes('\0')) return null;
  if (normalise === 'text') return value;
  if (normalise === 'phone') return canonicalPhone(value);
  const address = canonicalAddress(value);
  return address.ok ? address.value : null;
}

function canonicalPhone(value: string): string | null {
  const digits = value.replace(/[^0-9+]/g, '');
  return /^\+?\d{5,}$/.test(digits) ? digits : null;
}

/**
 * SQL that holds where a column is one of an identity's values. Nothing matches NULL or an empty value, ever.
 * The last comparison is by bytes, so that no collation can make two people one (Turkish ı, ICU without accents).
 */
export function matchSql(column: string, type: string, normalise: Normalise, values: string[], binder: Binder): string {
  const wanted = values.flatMap((value) => canonicalIdentity(value, normalise) ?? []);
  const exact = exactValues(type, wanted);
  if (exact) {
    return exact.values.length > 0 ? `${column} = ANY(${binder.bind(exact.values, `${exact.type}[]`)})` : 'false';
  }
  if (wanted.length === 0) return 'false';
  const list = binder.bind(wanted, 'text[]');
  return `${indexed(textSql(column, type), type, normalise, list)} AND ${canonicalSql(`(${textSql(column, type)})::text COLLATE "C"`, normalise)} = ANY(${list})`;
}

/** The form that an index of the organisation can serve: `lower(email)`, or the column itself for citext. */
function indexed(column: string, type: string, normalise: Normalise, list: string): string {
  if (type.endsWith('citext')) return `${column} = ANY(${list}::${type}[])`;
  return `${canonicalSql(column, normalise)} = ANY(${list})`;
}

function canonicalSql(column: string, normalise: Normalise): string {
  if (normalise === 'email') return `lower(${column})`;
  return normalise === 'phone' ? `regexp_replace(${column}, '[^0-9+]', '', 'g')` : column;
}
