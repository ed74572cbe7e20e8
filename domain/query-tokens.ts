/** A word or a sign of the desk's query language. @see domain/query.ts */
export type Token = { at: number; text: string; kind: 'word' | 'open' | 'close' | 'or' | 'not' };

const signs: Record<string, Token['kind']> = { '(': 'open', ')': 'close', OR: 'or', NOT: 'not' };

/** Words and signs; inside quotation marks nothing is a sign. What stands side by side is joined, with `AND` or without. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(/[()]|-(?=[^\s)])|(?:"[^"]*"?|[^\s()"])+/g)) {
    const [word] = match;
    const at = match.index;
    const isFirst = at === 0 || /[\s(]/.test(text[at - 1] ?? '');
    const kind = word === '-' && isFirst ? 'not' : (signs[word] ?? 'word');
    if (word !== 'AND') found.push({ at, text: word, kind });
  }
  return found;
}
