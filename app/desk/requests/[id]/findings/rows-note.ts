import type { Finding } from '#domain/finding';
import { count } from '../../../words.ts';

/** Rows of which only the number is told: somebody else decides about them. */
export const isWithheld = ({ columns, rows, found }: Finding): boolean =>
  found > 0 && columns.length === 0 && rows.length === 0;

/**
 * How many of the person's own rows there are, and how many of them are on the page; nothing where there are only shared
 * ones.
 * @param leftOut rows that a redaction took off the page
 */
export function rowsNote(finding: Finding, leftOut: number): string {
  const { found, rows } = finding;
  if (found === 0) return '';
  const isCut = found > rows.length + leftOut && !isWithheld(finding);
  const fetched = isCut ? `first ${rows.length} of ${count(found, 'row')}` : count(found, 'row');
  return leftOut > 0 ? `${fetched}, ${leftOut} of them left out` : fetched;
}
