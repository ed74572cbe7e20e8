/** Which table a column may refer to, by their names alone. */
import { abbreviates, sameWord, sameWords } from '../name-words.ts';
import { bare, spelled } from './spelled.ts';
import { isTable, personRank, type Table } from './tables.ts';

const keyWords = new Set('id ids nr no num number nummer numero key ref fk uuid guid oid pk code cod'.split(' '));
const generic = new Set(['id', 'uuid', 'guid', 'nr', 'no', 'key', 'code', 'oid', 'pk', 'number', 'nummer']);

/** Somebody who acts: the row is usually theirs. */
const owners = new Set(
  'account author buyer client contact customer holder member owner patient payer person requester sender student subscriber uploader user visitor kunde benutzer cliente usuario autor'.split(
    ' ',
  ),
);
/** Somebody else whom the row is about. */
const others = new Set(
  'recipient referrer referred invited inviter manager approver assignee target receiver friend follower followee blocked guest partner spouse guardian empfaenger werber'.split(
    ' ',
  ),
);
const own = new Set(
  'parent reply replies root previous next original manager supervisor merged duplicate referrer referred'.split(' '),
);

/** A column's name without what only says that it is a key: `fk_customer_id` → `customer`. */
export const baseOf = (column: string): string[] => {
  const words = wordsOfKey(column);
  return words.filter((word, at) => !(keyWords.has(word) && (at === words.length - 1 || at === 0)));
};

/** `customerid` run together is two words; so are `idcustomer`'s, which nobody can tell from `idea`'s. */
const wordsOfKey = (column: string): string[] => spelled(column.replace(/(?<=[a-z]{2})(id|nr|uuid)$/i, '_$1'));

/** Whether a name says that its column is a key at all. */
export const isKeyName = (column: string): boolean =>
  baseOf(column).length < wordsOfKey(column).length || spelled(column).at(-1) === 'by';

/** Whether a column names somebody other than whom the row belongs to: `recipient_id`, `approved_by`. */
export const isOther = (column: string): boolean =>
  baseOf(column).some((word) => others.has(word)) || /_?by(_id)?$/i.test(column);

/** How well a column's name fits a parent: 1 the parent's own name, 0 not at all. */
export function nameScore(column: string, child: Table, parent: Table, key: string): number {
  const sole = child.live.key.length === 1 && child.live.key[0] === column;
  if (bare(column) === bare(key) && !generic.has(bare(key)) && !sole && child !== parent) return 0.95;
  const base = baseOf(column);
  // `purchases` beside no `id` counts them.
  if (base.length === 0 || (!isKeyName(column) && /[^s]s$/.test(column))) return 0;
  const { words } = parent;
  if (sameWords(base, words)) return child === parent ? 0 : 1;
  if (child === parent) return base.some((word) => own.has(word)) ? 0.6 : 0;
  const shared = sameWord(child.words[0] ?? '', words[0] ?? '') ? 0.1 : 0;
  if (endsWith(words, base)) return 0.75 + shared;
  if (endsWith(base, words)) return 0.8;
  if (startsWith(words, base)) return 0.55 + shared;
  if (base.some((word) => words.length === 1 && abbreviates(word, words[0] ?? ''))) return 0.6;
  if (words.length > 1 && abbreviates(base.join(''), words.join(''))) return 0.5;
  return roleScore(base, parent);
}

/** `author_id` leads to people, `agent_id` to those who work there. */
function roleScore(base: string[], parent: Table): number {
  const isPerson = personRank(parent) > 0;
  if (isPerson && base.some((word) => owners.has(word) || others.has(word) || word === 'by'))
    return 0.5 + personRank(parent) / 10;
  if (
    isTable(parent, 'staff') &&
    base.some((word) =>
      /^(agent|employee|staff|operator|assignee|assigned|doctor|arzt|by|admin|moderator|handler)$/.test(word),
    )
  )
    return 0.45;
  return 0;
}

const endsWith = (words: string[], end: string[]): boolean =>
  words.length > end.length && sameWords(words.slice(-end.length), end);
const startsWith = (words: string[], start: string[]): boolean =>
  words.length > start.length && sameWords(words.slice(0, start.length), start);
