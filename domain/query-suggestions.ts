import { tokens } from './query-tokens.ts';

/** The last word, as far as it is typed; empty after a blank, a bracket or a dash. */
function begunWord(typed: string): string {
  const last = tokens(typed).at(-1);
  const isLast = last?.kind === 'word' && last.at + last.text.length === typed.length;
  return isLast && last.text !== '-' ? last.text : '';
}

/**
 * What a query may go on with while it is typed, each as the whole query that it makes: after a dash as anywhere else, and
 * after a comma the other values of the qualifier before it.
 * @param words of the query language, such as `kind:delete`
 */
export function offeredFor(typed: string, words: readonly string[]): string[] {
  const word = begunWord(typed);
  const begun = typed.slice(0, typed.length - word.length);
  const [, list, name = '', given = ''] = /^(([a-z]+:)(.*),)[^,]*$/i.exec(word) ?? [];
  if (list === undefined) return words.map((one) => begun + one);
  const values = words.filter((one) => one.startsWith(name.toLowerCase())).map((one) => one.slice(name.length));
  return values.filter((value) => !given.split(',').includes(value)).map((value) => begun + list + value);
}
