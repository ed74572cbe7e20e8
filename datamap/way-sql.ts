import { createHash } from 'node:crypto';
import type { Way } from './shape.ts';
import type { Binder } from './sql.ts';

/**
 * SQL for what a value becomes when its row stays.
 * @param value SQL of it, and `type` the type of the column or of what is reached inside of it
 * @param key secret of the keyed hash; equal values stay equal under it, and nobody can guess them without it
 */
export function waySql(value: string, type: string, way: Way, key: Buffer, binder: Binder): string {
  if (typeof way === 'object') {
    return 'constant' in way ? binder.bind(way.constant, type) : generalisedSql(value, type, way.generalise, binder);
  }
  switch (way) {
    case 'null':
      return 'NULL';
    case 'hash':
      return `${hmacSql(`${value}::text`, key, binder)}::${type}`;
    case 'random':
      return `CASE WHEN ${value} IS NOT NULL THEN ${randomSql(type)} END`;
    case 'year':
      return generalisedSql(value, type, 'year', binder);
    case '/24':
      return networkSql(value, type);
    case 'format':
      // Not [:alpha:], which in a database of the locale C is ASCII alone: Иван would stay.
      return `regexp_replace(regexp_replace(${plainText(value)}, '[^[:digit:][:space:][:punct:]$+<=>^|~]', 'x', 'g'), '[[:digit:]]', '0', 'g')::${type}`;
    case 'keep':
      return value;
  }
}

/** HMAC-SHA-256 (RFC 2104) in plain SQL, since `pgcrypto` may not be installed; the key's two pads are made here. */
function hmacSql(value: string, key: Buffer, binder: Binder): string {
  const block = Buffer.alloc(64);
  (key.length > 64 ? createHash('sha256').update(key).digest() : key).copy(block);
  const pad = (byte: number) =>
    binder.bind(`\\x${Buffer.from(block.map((one) => one ^ byte)).toString('hex')}`, 'bytea');
  return `encode(sha256(${pad(0x5c)} || sha256(${pad(0x36)} || convert_to(${value}, 'UTF8'))), 'hex')`;
}

type Generalised = Extract<Way, { generalise: unknown }>['generalise'];

function generalisedSql(value: string, type: string, to: Generalised, binder: Binder): string {
  if (typeof to === 'object') {
    const step = binder.bind(to.step, 'numeric');
    return `(floor(${value}::numeric / ${step}) * ${step})::${type}`;
  }
  // The first three characters: what is left of a postcode names no house (45 CFR 164.514(b)(2)(i)(B)).
  return to === 'area' ? `rtrim(left(${value}::text, 3))::${type}` : `date_trunc('${to}', ${value})::${type}`;
}

function randomSql(type: string): string {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'bytea') return 'sha256(gen_random_uuid()::text::bytea)';
  if (type === 'smallint') return '(random() * 32767)::smallint';
  if (['integer', 'bigint', 'numeric'].includes(type)) return `(random() * 2147483647)::${type}`;
  return `replace(gen_random_uuid()::text, '-', '')::${type}`;
}

/** As text of the database's own collation: PostgreSQL has no patterns for those that take different letters for the same. */
const plainText = (value: string): string => `((${value})::text COLLATE pg_catalog."default")`;

/** An internet address as its network: /24 of IPv4, /48 of IPv6. */
function networkSql(value: string, type: string): string {
  if (type === 'inet' || type === 'cidr') {
    return `network(set_masklen(${value}::inet, least(masklen(${value}), CASE family(${value}) WHEN 4 THEN 24 ELSE 48 END)))::${type}`;
  }
  // Also of one with a port, and of each of several: 10.1.2.3:8080, or what a proxy adds.
  const four = `regexp_replace(${plainText(value)}, '(\\d+\\.\\d+\\.\\d+)\\.\\d+', '\\1.0', 'g')`;
  // Its first three parts; those that `::` stands for may be among them.
  return `regexp_replace(${four}, '^((?:[^:]+:){3}|(?:[^:]+:){1,2}(?=:)|:(?=:)).+$', '\\1:')::${type}`;
}
