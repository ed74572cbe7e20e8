/** What a spreadsheet takes for a formula: a sign at the start, also behind blanks, quotes and semicolons, also full-width. */
const formula = /^([\t\r\n]|[\s";]*[-=+@＝＋－＠])/;

const defused = (text: string): string => (formula.test(text) ? `'${text}` : text);
const quoted = (text: string): string => (/[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * One line of a CSV that a spreadsheet shows and does not run. Numbers stay numbers, also below zero; null is empty.
 * @see RFC 4180
 */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => (typeof value === 'string' ? quoted(defused(value)) : String(value ?? ''))).join(',')}\r\n`;
