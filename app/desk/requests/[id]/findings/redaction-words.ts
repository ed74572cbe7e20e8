import type { RedactionCounts, RedactionGround } from '#domain/redaction';
import { count } from '../../../words.ts';

export const groundWords: Record<RedactionGround, string> = {
  others: 'About somebody else',
  secrets: 'A secret of ours, or the security of our systems',
  privileged: 'Between us and our lawyers',
};

export const groundOptions = Object.entries(groundWords).map(([value, words]) => ({ value, words }));

/** "2 rows, 1 value and 1 text". */
export function leftOutWords({ rows, values, texts }: RedactionCounts): string {
  const parts = [
    ...(rows > 0 ? [count(rows, 'row')] : []),
    ...(values > 0 ? [count(values, 'value')] : []),
    ...(texts > 0 ? [count(texts, 'text')] : []),
  ];
  return new Intl.ListFormat('en').format(parts);
}
