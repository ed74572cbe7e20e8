import type { Finding } from '#domain/finding';
import type { Lookalike } from '#domain/looks-like';
import type { RedactionCounts, RedactionGround } from '#domain/redaction';
import { count } from '../../../words.ts';
import { asShown } from './thread-in.ts';

export const groundWords: Record<RedactionGround, string> = {
  others: 'About somebody else',
  secrets: 'A secret of ours, or the security of our systems',
  privileged: 'Between us and our lawyers',
};

export const lookalikeWords: Record<Lookalike, string> = {
  addresses: 'Every e-mail address but the person’s own',
  telephones: 'Every telephone number',
  accounts: 'Every card or bank account number',
};

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, words]) => ({ value, words }));

export const groundOptions = optionsOf(groundWords);
export const lookalikeOptions = optionsOf(lookalikeWords);

/** "2 rows, 1 value and 1 text". */
export function leftOutWords({ rows, values, texts }: RedactionCounts): string {
  const parts = [
    ...(rows > 0 ? [count(rows, 'row')] : []),
    ...(values > 0 ? [count(values, 'value')] : []),
    ...(texts > 0 ? [count(texts, 'text')] : []),
  ];
  return new Intl.ListFormat('en').format(parts);
}

/** Which row of its table it is, as they are shown: "row 2 of 4"; nothing where it is the only one. */
export function rowWords({ columns, rows, mentionColumns, mentions }: Finding, key: string): string {
  const shown = [...asShown(columns, rows), ...asShown(mentionColumns, mentions)];
  const at = shown.findIndex(({ row }) => row === key);
  if (at < 0) return 'a row that was not fetched';
  return shown.length > 1 ? `row ${at + 1} of ${shown.length}` : '';
}
