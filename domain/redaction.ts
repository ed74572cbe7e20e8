/**
 * What staff leave out of one person's copy: a row, one value of it, or a text wherever it stands, also every one that
 * looks like something.
 * @see GDPR Art. 15(4), recital 63; Cal. Civ. Code § 1798.145(k)
 */
import { z } from 'zod';
import type { Finding } from './finding.ts';
import { lookalikes, patternLike } from './looks-like.ts';
import { isPicture } from './picture.ts';

/** Why something may be left out. The words for the person are in the package's. */
export const redactionGrounds = ['others', 'secrets', 'privileged'] as const;
export type RedactionGround = (typeof redactionGrounds)[number];

export const isRedactionGround = (value: unknown): value is RedactionGround =>
  redactionGrounds.some((one) => one === value);

const name = z.string().min(1).max(1000);

function listed(one: string | null): string[] {
  return one === null ? [] : [one];
}

/**
 * `row` is a row's key, as findings have it. A text is looked for whatever its capitals and the spaces in it are. `every`
 * is all that looks like it, but the person's own addresses (`but`; one or none in what was kept before there were several).
 */
export const redaction = z.union([
  z.strictObject({ table: name, row: name, column: name }),
  z.strictObject({ table: name, row: name }),
  z.strictObject({ text: z.string().min(3).max(200) }),
  z.strictObject({ every: z.enum(lookalikes), but: z.union([z.array(name), name.nullable().transform(listed)]) }),
]);
export type Redaction = z.output<typeof redaction>;

/** More are no redaction any more: refuse the category. */
export const redactionsAtMost = 500;

export const isSameRedaction = (one: Redaction, other: Redaction): boolean => keyOf(one) === keyOf(other);

function keyOf(one: Redaction): string {
  if ('every' in one) return one.every;
  if ('text' in one) return JSON.stringify([one.text.toLowerCase()]);
  return JSON.stringify([one.table, one.row, 'column' in one ? one.column : null]);
}

/** How many of each sort. */
export type RedactionCounts = { rows: number; values: number; texts: number };

export function sortOf(one: Redaction): keyof RedactionCounts {
  if ('text' in one || 'every' in one) return 'texts';
  return 'column' in one ? 'values' : 'rows';
}

export const countRedactions = (redactions: readonly Redaction[]): RedactionCounts =>
  countSorts(redactions.map((one) => ({ sort: sortOf(one) })));

export function countSorts(all: readonly { sort: keyof RedactionCounts }[]): RedactionCounts {
  const counts = { rows: 0, values: 0, texts: 0 };
  for (const { sort } of all) counts[sort]++;
  return counts;
}

const counted = { rows: z.number(), values: z.number() };

/** What the audit tells of redactions: how many of each sort, in which tables, and what they look like. */
export const redactionsTold = z.object({
  ...{ ...counted, texts: z.number() },
  // Not told at first.
  tables: z.array(z.object({ table: z.string(), ...counted })).default([]),
  every: z.array(z.enum(lookalikes)).default([]),
});
export type RedactionsTold = z.output<typeof redactionsTold>;

/**
 * Redactions as the audit may tell of them: no key of a row, no text, and no table but those of the plan, since a form can
 * be made to name any.
 */
export function toldOf(redactions: readonly Redaction[], planned: readonly string[]): RedactionsTold {
  const inTables = redactions.flatMap((one) => ('table' in one && planned.includes(one.table) ? [one] : []));
  const byTable = [...Map.groupBy(inTables, ({ table }) => table)].map(([table, its]) => ({
    table,
    of: countRedactions(its),
  }));
  const tables = byTable.map(({ table, of: { rows, values } }) => ({ table, rows, values }));
  const every = redactions.flatMap((one) => ('every' in one ? [one.every] : []));
  return { ...countRedactions(redactions), tables, every };
}

/**
 * Texts as one regular expression, which JavaScript and PostgreSQL read alike, whatever the database's locale: letters in
 * both cases are written out. Where a text has white space any will do; inside of JSON its signs may be escaped.
 * @returns null of no texts
 */
export function patternOf(redactions: readonly Redaction[]): string | null {
  const texts = redactions.flatMap((one) => ('text' in one ? [one.text.trim()] : []));
  const written = new Set(texts.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]));
  // PostgreSQL takes the longest that fits, JavaScript the first.
  const longestFirst = [...written].sort((one, other) => other.length - one.length);
  const alike = redactions.flatMap((one) => ('every' in one ? [patternLike(one.every, one.but.map(oneText))] : []));
  const all = [...alike, ...longestFirst.map(oneText)];
  return all.length > 0 ? `(?:${all.join('|')})` : null;
}

const oneText = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => [...word].map(sign).join(''))
    .join('(?:\\s|\\\\[nrt])+');

function sign(one: string): string {
  if (one === '"') return '\\\\?"';
  if (one === '\\') return '\\\\{1,2}';
  if (/[\^$.*+?()[\]{}|/]/.test(one)) return `\\${one}`;
  const cases = new Set([one, one.toLowerCase(), one.toUpperCase()].filter((other) => [...other].length === 1));
  return cases.size > 1 ? `[${[...cases].join('')}]` : one;
}

/** What stands where something was left out, at the desk; in a copy it is in the person's language. */
export const redactionMark = '[left out]';

export const withoutTexts = (value: string, pattern: string, mark: string): string =>
  value.replace(new RegExp(pattern, 'gu'), () => mark);

/** A finding as the person will see it, and how many of its rows they will not. */
export function redacted(finding: Finding, redactions: readonly Redaction[]): Finding & { leftOut: number } {
  const pattern = patternOf(redactions);
  const has = (one: Redaction) => redactions.some((other) => isSameRedaction(one, other));
  const { table } = finding;
  const shownOf = (columns: Finding['columns'], rows: Finding['rows']) =>
    rows
      .filter(({ row }) => !has({ table, row }))
      .map(({ row, values }) => ({
        row,
        values: values.map((value, at) => {
          const column = columns[at]?.column;
          if (column !== undefined && has({ table, row, column })) return redactionMark;
          // What is inside of bytes is not looked through: their letters are no words.
          return value !== null && pattern && !isPicture(value) ? withoutTexts(value, pattern, redactionMark) : value;
        }),
      }));
  const rows = shownOf(finding.columns, finding.rows);
  const mentions = shownOf(finding.mentionColumns, finding.mentions);
  const leftOut = finding.rows.length - rows.length + (finding.mentions.length - mentions.length);
  return { ...finding, rows, mentions, leftOut };
}

/** How often a text, or what looks like something, stands in what was found. */
export function placesOf(findings: readonly Finding[], one: Redaction): number {
  const pattern = patternOf([one]);
  if (!pattern) return 0;
  const values = findings
    .flatMap(({ rows, mentions }) => [...rows, ...mentions].flatMap((row) => row.values))
    .filter((value) => value !== null && !isPicture(value));
  return values.reduce((sum, value) => sum + (value?.match(new RegExp(pattern, 'gu'))?.length ?? 0), 0);
}
