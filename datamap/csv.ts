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
  // Most values begin so harmlessly that it costs far less to see it than to ask the expression.
  return `CASE WHEN ascii(${text}) = ANY('{${plain}}'::int[]) THEN ${text} WHEN ${text} ~ '${formula}' THEN '''' || ${text} ELSE ${text} END`;
}

/** Beginnings of no formula, nor of what may stand before one; a list, to which a value need be put into text but once. */
const plain = Array.from({ length: 128 }, (_, code) => code).filter((code) =>
  /[A-Za-z0-9/[{]/.test(String.fromCharCode(code)),
);
