/**
 * What a spreadsheet takes for a formula: a sign at the start, also behind spaces, quotes and semicolons, also full-width;
 * and a tab or line break, behind which a cell may begin. A regular expression of PostgreSQL.
 * @see OWASP ASVS 1.2.10
 */
const formula = String.raw`^([\t\r\n]|[\s";]*[-=+@＝＋－＠])`;

/** Types whose text can be no formula. A negative number is one to a spreadsheet, and harmless. */
const harmless =
  /^(smallint|integer|bigint|numeric|real|double precision|boolean|date|time.*|uuid|inet|cidr|macaddr8?|bytea)$/;

/** SQL of a value in a form that a spreadsheet shows and does not run: an apostrophe before what would be a formula. */
export function defusedSql(value: string, type: string): string {
  if (harmless.test(type)) return value;
  const text = `(${value})::text`;
  // Most values begin with a letter, a digit or a slash, which costs far less to see than to ask the expression.
  const odd = `ascii(${text}) NOT BETWEEN ${ascii('/')} AND ${ascii('9')} AND ascii(${text}) NOT BETWEEN ${ascii('A')} AND ${ascii('z')}`;
  return `CASE WHEN ${odd} AND ${text} ~ '${formula}' THEN '''' || ${text} ELSE ${text} END`;
}

const ascii = (character: string): number => character.charCodeAt(0);
