/**
 * A language that nobody speaks, for tests: English with every letter accented and every vowel doubled, so that it is
 * about 40 % longer and still readable. What stands in plain letters on such a page did not come from a message.
 */

const plain = 'abcdefghijklmnopqrstuvwxyz';
const accented = 'áƀçđéƒğĥíĵķľɱñóƥɋřšŧúṽŵẋýž';

/** By how much a letter grows. */
const more: Record<string, number> = { a: 1, e: 2, i: 1, o: 1, u: 1 };

/** `start` → `šŧáářŧ`; signs, digits and spaces stay. */
export function accent(words: string): string {
  return [...words]
    .map((sign) => {
      const small = accented[plain.indexOf(sign.toLowerCase())];
      if (!/[a-z]/i.test(sign) || small === undefined) return sign;
      const shown = sign === sign.toLowerCase() ? small : small.toUpperCase();
      return shown + small.repeat(more[sign.toLowerCase()] ?? 0);
    })
    .join('');
}

/** Where the brace that opens at `from` closes. */
function closing(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at++) {
    if (message[at] === '{') depth++;
    if (message[at] === '}' && --depth === 0) return at;
  }
  return message.length;
}

/** An argument without its braces: its name stays, the sentences of a plural or a select are accented. */
function inArgument(inside: string): string {
  let written = '';
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] !== '{') written += inside[at];
    else {
      const end = closing(inside, at);
      written += `{${inTestLanguage(inside.slice(at + 1, end))}}`;
      at = end;
    }
  }
  return written;
}

/** A message in ICU's syntax, whose arguments and tags stay what they are. */
export function inTestLanguage(message: string): string {
  let written = '';
  for (let at = 0; at < message.length; at++) {
    const sign = message[at] ?? '';
    const end = sign === '{' ? closing(message, at) : sign === '<' ? message.indexOf('>', at) : at;
    if (sign === '{') written += `{${inArgument(message.slice(at + 1, end))}}`;
    else written += sign === '<' ? message.slice(at, end + 1) : accent(sign);
    at = end;
  }
  return written;
}

/** All messages, in the test language. */
export function allInTestLanguage<Messages extends object>(messages: Messages): Messages {
  return JSON.parse(JSON.stringify(messages), (_, value) =>
    typeof value === 'string' ? inTestLanguage(value) : value,
  );
}
