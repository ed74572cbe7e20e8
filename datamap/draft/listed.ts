/** Which columns of a table its entry lists. */
import { own } from '../names.ts';
import { isContact } from '../personal-words.ts';
import { isKeyName } from './link-names.ts';
import type { Guessed } from './look.ts';
import type { Reached } from './reach.ts';
import { bare } from './spelled.ts';

/** All but what only tells rows apart, and the columns by which the row is found. */
export function listedColumns({ table, columns }: Guessed, { match, belongs, mentions }: Reached): string[] {
  const { live } = table;
  const links = new Set([...belongs, ...mentions].flatMap(({ columns, when }) => [...columns, when?.column]));
  const [sole, ...more] = live.key;
  return Object.keys(live.columns).filter((name) => {
    if (Object.hasOwn(match, name)) return true;
    const isNumber = /int|uuid|numeric/.test(own(live.columns, name)?.type ?? '');
    if (name === sole && more.length === 0 && (isNumber || bare(name) === 'id')) return false;
    // By a name and a phone number rows are found, and they are the person's, too.
    if (links.has(name)) return isContact(own(columns, name)?.sense ?? null) && !isKeyName(name);
    const isNumberOnly = isKeyName(name) && own(live.columns, name)?.type === 'uuid';
    return !isNumberOnly || !['name', null].includes(own(columns, name)?.sense ?? null);
  });
}

/** What somebody may see of a row that others are in, too: its key, and what tells of nobody. */
export function mentionsShown({ table, columns, looks }: Guessed): string[] {
  const { live } = table;
  const plain = Object.entries(columns).flatMap(([name, { sense, show }]) =>
    sense === null &&
    show === 'shown' &&
    !own(looks, name) &&
    !/^(json|jsonb|bytea)/.test(own(live.columns, name)?.type ?? '')
      ? [name]
      : [],
  );
  return plain.length > 0 ? plain : live.key.length > 0 ? live.key : Object.keys(live.columns).slice(0, 1);
}
