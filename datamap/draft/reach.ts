/** From the people outwards: whose rows are whose. */
import { sameWord, wordsOf } from '../name-words.ts';
import { own } from '../names.ts';
import { isTelling } from './columns.ts';
import { isOther } from './link-names.ts';
import type { DraftLink } from './links.ts';
import type { Guessed } from './look.ts';
import { isTable, personRank, type Table, touches } from './tables.ts';

export type Reached = {
  /** `own`: the person's rows · `shared`: others are in them too. */
  how: 'own' | 'shared';
  person: boolean;
  /** Column → identity. */
  match: Record<string, 'email' | 'phone'>;
  belongs: DraftLink[];
  mentions: DraftLink[];
};

/** A former or a second address proves nothing about who owns the row. */
const notMain = new Set(
  'old new former previous prev recovery backup secondary alt alternate from to cc bcc reply sender agent staff partner referrer friend invitee'.split(
    ' ',
  ),
);

/** Columns by whose value a row is found: the main address, without one the main phone number. */
function matchesOf(guessed: Guessed, isPerson: boolean): Reached['match'] {
  if (isTable(guessed.table, 'staff', 'firm') || isTable(guessed.table, 'catalogue')) return {};
  const having = (sense: string) =>
    Object.entries(guessed.columns).flatMap(([name, column]) =>
      column.sense === sense &&
      column.show !== 'hidden' &&
      !/^(bool|time|date)/.test(own(guessed.table.live.columns, name)?.type ?? '')
        ? [name]
        : [],
    );
  const emails = having('email');
  const main = emails.filter((name) => !wordsOf(name).some((word) => notMain.has(word)));
  const sent = emails.filter((name) => /^(from|sender|reply)/i.test(name));
  const chosen = main[0] ?? sent[0];
  if (chosen !== undefined) return { [chosen]: 'email' };
  if (isPerson && emails[0] !== undefined) return { [emails[0]]: 'email' };
  return {};
}

/** Tables that only a phone number leads to: calls, text messages. */
export function byPhone(alone: Guessed[]): Map<string, Reached> {
  return new Map(
    alone
      .filter(({ table }) => !isTable(table, 'staff', 'firm', 'catalogue'))
      .flatMap((one) => {
        const [phone] = Object.entries(one.columns).flatMap(([name, { sense, show }]) =>
          sense === 'phone' && show === 'shown' ? [name] : [],
        );
        if (phone === undefined) return [];
        const reached: Reached = { how: 'own', person: false, match: { [phone]: 'phone' }, belongs: [], mentions: [] };
        return [[one.table.place, reached] as const];
      }),
  );
}

/**
 * The table whose rows are the people: by its name, by having addresses, and by how much refers to it. Where no name says
 * so, one that several tables refer to and that has an address beside a name or a password.
 */
export function personTable(all: Guessed[], links: DraftLink[]): Guessed | undefined {
  const scored = all.map((one) => {
    const { live } = one.table;
    const referring = links.filter(({ parent, when }) => parent === one.table.place && !when).length;
    const senses = new Set(Object.values(one.columns).map(({ sense }) => sense));
    const rank = personRank(one.table);
    const isNamed = senses.has('name') || senses.has('credential');
    const looksSo =
      referring > 1 && senses.has('email') && isNamed && !isTable(one.table, 'staff', 'firm', 'catalogue');
    const score =
      rank * 6 + (senses.has('email') ? 2 : 0) + (senses.has('name') ? 1 : 0) + Math.min(referring, 8) * 0.5;
    const mayBe = (rank > 0 || looksSo) && live.key.length > 0 && !live.kind.endsWith('view');
    return { one, score: mayBe ? score : 0 };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score >= 3 ? best.one : undefined;
}

/** Follows the links from people and addresses; tables that nothing leads to are not in the answer. */
export function reachFrom(person: Guessed | undefined, all: Guessed[], links: DraftLink[]): Map<string, Reached> {
  const reached = new Map<string, Reached>();
  const enter = (one: Guessed, how: Reached['how']): Reached => {
    const before = reached.get(one.table.place);
    if (before) return before;
    const made: Reached = { how, person: one === person, match: {}, belongs: [], mentions: [] };
    reached.set(one.table.place, made);
    return made;
  };
  for (const one of all) {
    const match = matchesOf(one, one === person);
    if (Object.keys(match).length > 0) enter(one, 'own').match = match;
  }
  const used = new Set<DraftLink>();
  const climbed = new Set<string>();
  const came = new Set<string>();
  const take = (link: DraftLink): boolean => used.size < used.add(link).size;
  for (let before = -1; before !== used.size; ) {
    before = used.size;
    for (const link of links) follow(link);
    if (before === used.size) for (const link of links) climb(link);
  }
  return reached;

  /** `order_items` are of orders, though items are a list elsewhere. */
  function isNamedAfter({ table }: Guessed, parent: string): boolean {
    const words = all.find((one) => one.table.place === parent)?.table.words ?? [];
    return words.length > 0 && words.every((word, at) => sameWord(word, table.words[at] ?? ''));
  }

  /** Where nobody else is named, the row is theirs: a guardian's invoice. Not of who did something to it. */
  function isOnly({ child, columns }: DraftLink): boolean {
    return (
      links.filter((one) => one.child === child).length === 1 && !columns.some((column) => /by(_?id)?$/i.test(column))
    );
  }

  /** Rows that refer to the person's rows are theirs, too. */
  function follow(link: DraftLink): void {
    const child = all.find(({ table }) => table.place === link.child);
    if (!child || link.child === link.parent || used.has(link) || reached.get(link.parent)?.how !== 'own') return;
    // Whoever else gives the same address is somebody else. What names its kind of parent is no list: `versions` of rows.
    if ((isList(child) && !link.when && !isNamedAfter(child, link.parent)) || climbed.has(link.parent)) return;
    if (!take(link)) return;
    const isTheirs = (!link.columns.some(isOther) || isOnly(link)) && !isTable(child.table, 'firm');
    const entry = enter(child, isTheirs ? 'own' : 'shared');
    if (isTheirs) entry.how = 'own';
    if (isTheirs) entry.belongs.push(link);
    else entry.mentions.push(link);
  }

  /** What the person's rows refer to: an address is theirs, a conversation others' too, a product nobody's. */
  function climb(link: DraftLink): void {
    const parent = all.find(({ table }) => table.place === link.parent);
    if (!parent || link.when || used.has(link) || reached.get(link.child)?.how !== 'own') return;
    // What is theirs by itself needs no second way; what others share may have several.
    const before = reached.get(link.parent);
    if (before && (before.how === 'own' || before.mentions.length === 0 || !came.has(link.parent))) return;
    if (isList(parent) || isTable(parent.table, 'staff', 'firm') || link.columns.some(isOther)) return;
    const back = {
      ...link,
      child: link.parent,
      columns: link.parentColumns,
      parent: link.child,
      parentColumns: link.columns,
    };
    if (isTable(parent.table, 'contact', 'card', 'visit') || personRank(parent.table) > 0) {
      if (personRank(parent.table) === 0) climbed.add(parent.table.place);
      if (take(link)) enter(parent, 'own').belongs.push(back);
    } else if (isPersonal(parent) || touches(parent.table, 'communication')) {
      came.add(parent.table.place);
      if (take(link)) enter(parent, 'shared').mentions.push(back);
    }
  }
}

/** Whether a table's columns tell of people by themselves. */
export const isPersonal = ({ columns, looks }: Guessed): boolean =>
  Object.entries(columns).some(([name, { sense }]) => isTelling(sense, own(looks, name)));

/** A list of what there is: products, countries, plans. */
const isList = (one: Guessed): boolean =>
  isTable(one.table, 'catalogue') && !isPersonal(one) && !refersToPeople(one.table);
const refersToPeople = ({ live }: Table): boolean =>
  Object.keys(live.columns).some((name) => /^(account|customer|user|client|member|person|patient)_?id$/i.test(name));
