/** Facts that people may be asked for to show who they are (`ask`): what others know, or could find out, shows nothing. */
import type { CatalogueTable } from './checked.ts';
import type { MapPath } from './load.ts';
import { type Names, shown } from './names.ts';
import { type Sense, senseOf } from './personal-words.ts';
import { reachOrFault } from './reach.ts';
import type { MapColumn, MapTable } from './shape.ts';
import { isText } from './types.ts';

/** Why no fact may be about that: a household or a colleague knows it, or nobody should ever type it into a form. */
const unfit: Record<Sense, string> = {
  email: 'is how people are reached, which others know',
  phone: 'is how people are reached, which others know',
  address: 'is how people are reached, which others know',
  name: 'is a name, which others know',
  birth: 'is about a birth, which a household knows',
  health: 'is too private to be asked for',
  belief: 'is too private to be asked for',
  work: 'is known to others',
  place: 'is known to others',
  device: 'is nothing that a person knows',
  credential: 'is a secret, which is never asked for',
  card: 'is about a card, which is never asked for',
  bank: 'is about a bank account, which is never asked for',
  document: 'is a number of the state’s, which is never asked for',
};

/** Complains of an `ask` whose answer others know, the portal itself shows, or people write each in their own way. */
export function checkFacts(names: Names, table: MapTable, place: CatalogueTable, path: MapPath): void {
  for (const [column, entry] of Object.entries(table.columns)) {
    if (!entry.ask) continue;
    for (const says of faultsOf(column, entry, table, place))
      names.complain(`column ${shown(column)} ${says} (ask)`, [...path, 'columns', column, 'ask']);
  }
}

function faultsOf(column: string, entry: MapColumn, table: MapTable, place: CatalogueTable): string[] {
  const reach = reachOrFault(place, column);
  if (typeof reach === 'string') return [];
  const { inner, keys } = reach;
  const sense = senseOf(inner.at(-1) ?? keys.at(-1) ?? reach.column, reach.type);
  const leads = Object.keys({ ...table.match, ...table.matchAll, ...table.yields });
  return [
    ...(sense ? [unfit[sense]] : []),
    ...(entry.notify || (entry.correct && entry.correct !== 'text' && entry.correct !== 'number')
      ? ['is contact data, which others know']
      : []),
    ...(entry.self ? ['is shown on “My data”, to whoever has the mailbox'] : []),
    ...(leads.includes(column) ? ['leads to its person: who asks has given it already'] : []),
    ...(table.processor ? ['is held for others'] : []),
    ...(isText(reach.type) || typed.has(reach.type)
      ? []
      : [`is ${reach.type}, which everybody writes in their own way`]),
  ];
}

const typed = new Set(['smallint', 'integer', 'bigint', 'uuid']);
