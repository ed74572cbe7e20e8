/** Conditions that hold for more rows than are wanted, but that a GIN index of the organisation can answer. */
import { isInside, type Reach } from './reach.ts';
import { literal } from './sql.ts';
import { asType, textSql } from './types.ts';

/** Values looked for: SQL of one, its type, and the FROM (with a WHERE) that gives them, asked for when it is used. */
export type Wanted = { value: string; type: string; from: () => string };

const number = '^-?(0|[1-9][0-9]{0,99})([.][0-9]{1,100})?$';

/**
 * SQL that holds wherever a column's array or JSON contains one of the values exactly; nothing where no index would serve.
 * @param base SQL of the column
 */
export function containedSql(reach: Reach, base: string, { value, type, from }: Wanted): string[] {
  if (!reach.gin || !isInside(reach)) return [];
  if (reach.base.endsWith('[]')) {
    const same = asType(reach.type, value, type);
    return same === null ? [] : [`${base} && ARRAY(SELECT ${same} FROM ${from()})`];
  }
  if (reach.base !== 'jsonb') return [];
  // The same key may stand there as text or as a number.
  const forms = `VALUES (to_jsonb(w.v)), (CASE WHEN w.v COLLATE "C" ~ '${number}' THEN to_jsonb(w.v::numeric) END)`;
  const wanted = `(SELECT (${textSql(value, type)})::text AS v FROM ${from()}) w CROSS JOIN LATERAL (${forms}) f(v)`;
  return [`${base} @> ANY (ARRAY(SELECT ${documentSql(reach, 'f.v')} FROM ${wanted} WHERE f.v IS NOT NULL))`];
}

/** The smallest JSON document that has a value where the reach leads. */
function documentSql({ keys, each, inner }: Reach, value: string): string {
  const under = (path: string[], leaf: string) =>
    path.reduceRight((json, key) => `jsonb_build_object(${literal(key)}, ${json})`, leaf);
  const element = under(inner, value);
  return under(keys, each ? `jsonb_build_array(${element})` : element);
}
