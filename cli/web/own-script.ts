/** Takes Next's scripts out of a page as it streams by. The words of a page can hold none: React writes `<` as an entity. */

import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A script with what is in it, or a hint to fetch one ahead. */
const scripts = /<script\b([^>]*)>([\s\S]*?)<\/script>|<link\b[^>]* as="script"[^>]*>/g;

/** React's own few lines that put a late part of a page in its place; they need nothing else. */
const placesParts = (attributes: string, inside: string): boolean =>
  !/\ssrc=/.test(attributes) && /^(requestAnimationFrame\(function\(\)\{)?\$R/.test(inside);

/** How much of a text holds no beginning of a script that ends later. */
function wholeUpTo(text: string): number {
  const open = text.lastIndexOf('<script');
  if (open > text.lastIndexOf('</script>')) return open;
  const tag = text.lastIndexOf('<');
  return tag > text.lastIndexOf('>') ? tag : text.length;
}

/**
 * @param script address of the script that comes in their place, with the nonce of the first of them; null for none
 * @returns UTF-8 in, UTF-8 out
 */
export function ownScriptOnly(script: string | null): Transform {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isPlaced = script === null;
  const light = (page: string) =>
    page.replace(scripts, (tag, attributes = '', inside = '') => {
      const [nonce] = /\snonce="[^"]*"/.exec(tag) ?? [];
      if (placesParts(attributes, inside)) return tag;
      if (isPlaced || !nonce) return '';
      isPlaced = true;
      return `<script type="module" src="${script}"${nonce}></script>`;
    });
  return new Transform({
    transform(part, _encoding, done) {
      rest += decoder.write(part);
      const end = wholeUpTo(rest);
      const whole = rest.slice(0, end);
      rest = rest.slice(end);
      done(null, light(whole));
    },
    flush: (done) => done(null, light(rest + decoder.end())),
  });
}
