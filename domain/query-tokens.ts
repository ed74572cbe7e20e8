/** A word or a sign of the desk's query language. @see domain/query.ts */
export type Token = { at: number; text: string; kind: 'word' | 'open' | 'close' | 'or' | 'not' };

/** Words and signs; inside quotation marks nothing is a sign. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(/[()]|-(?=[^\s)])|(?:"[^"]*"?|[^\s()"])+/g)) {
    const [word] = match;
    const at = match.index;
    const isFirst = at === 0 || /[\s(]/.test(text[at - 1] ?? '');
    if (word === '(') found.push({ at, text: word, kind: 'open' });
    else if (word === ')') found.push({ at, text: word, kind: 'close' });
    else if (word === '-' && isFirst) found.push({ at, text: word, kind: 'not' });
    else found.push({ at, text: word, kind: word === 'OR' ? 'or' : 'word' });
  }
  return found;
}
