/** What a draft could not decide, in words for whoever corrects it. */
import type { Entry } from './erase.ts';
import { isOther } from './link-names.ts';
import type { DraftLink } from './links.ts';
import type { Guessed } from './look.ts';
import type { Pair } from './polymorphic.ts';
import { personRank } from './tables.ts';
import { mapName } from './write.ts';

type Known = {
  person: Guessed | undefined;
  entries: Entry[];
  open: Guessed[];
  all: Guessed[];
  links: DraftLink[];
  pairs: Pair[];
};

export function questionsOf({ person, entries, open, all, links, pairs }: Known): string[] {
  const named = ({ table }: Guessed) => mapName(table.place);
  const open_keeps = entries.filter(({ erasing }) => erasing.keep?.isOpen);
  const others = entries.filter(
    ({ guessed, reached }) => !reached.person && Object.keys(reached.match).length > 0 && personRank(guessed.table) > 0,
  );
  const shared = entries.filter(({ reached }) => reached.how === 'shared');
  const selves = links.filter(({ child, parent }) => child === parent);
  const unnamed = pairs.filter(
    ({ table, id }) => !links.some(({ child, columns }) => child === table.place && columns.includes(id)),
  );
  const triggers = all.flatMap(({ table }) => table.live.triggers.map(({ name }) => `${mapName(table.place)}.${name}`));
  const json = entries.flatMap(({ guessed }) =>
    Object.entries(guessed.table.live.columns).flatMap(([name, { type }]) =>
      /^jsonb?$/.test(type) ? [`${named(guessed)}.${name}`] : [],
    ),
  );
  const foreign = entries
    .flatMap(({ reached }) => [...reached.belongs, ...reached.mentions])
    .filter(({ columns }) => columns.some(isOther));
  return [
    ...(person
      ? [`Is a row of ${named(person)} one person?`]
      : ['No table looks like "one row is one person": which is it?']),
    ...unread(all.filter(({ isReadable }) => !isReadable).map(named)),
    ...open
      .filter(({ isReadable }) => isReadable)
      .map(
        (one) =>
          `${named(one)} tells of people and nothing leads to its rows: whose are they? It is in no list below, so map check fails until you say.`,
      ),
    ...others.map(
      ({ guessed }) => `Is a row of ${named(guessed)} a person of its own? It is found by its address alone.`,
    ),
    ...shared.map(({ guessed }) => `${named(guessed)} seems to be shared between people: who may see what of it?`),
    ...foreign.map(
      ({ child, columns }) =>
        `${mapName(child)}.${columns.join(', ')} names somebody else than the row's owner: may they see it?`,
    ),
    ...open_keeps.map(
      ({ guessed, erasing }) =>
        `${named(guessed)} is kept (${erasing.keep?.reason}): by which law, for how long? Nothing of it is erased until you say.`,
    ),
    ...unnamed.map(
      ({ table, type, id }) =>
        `${mapName(table.place)}.${id} refers to what ${type} names, and no name of a table was found there.`,
    ),
    ...selves.map(
      ({ child, columns }) =>
        `${mapName(child)}.${columns.join(', ')} refers to rows of its own table: such rows are not followed.`,
    ),
    ...json.map((column) => `What is in the documents of ${column}? They are shown whole.`),
    ...triggers.map((trigger) => `Look at what the trigger ${trigger} does, then name it under triggersKnown.`),
    'Opt-outs, lost items, scopes, promises and what never is are yours to write: docs/data-map.md.',
  ];
}

/** One line, however many: what they hold was guessed from names alone. */
const unread = (names: string[]): string[] =>
  names.length === 0
    ? []
    : [
        `Could not be read, so that only names and types were looked at: ${names.join(', ')}. Draft again with a role that may SELECT from ${names.length === 1 ? 'it' : 'them'}, the owner for example, or look yourself.`,
      ];
