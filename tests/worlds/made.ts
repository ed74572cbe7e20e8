/** A schema and a map of it, held against one another: parts that cannot stand beside one another give way. */
import type { Condition, Line, MapOf, Shape, Type } from './world.ts';

/** A link as it is in the database: its columns' pairs, and the rule of a foreign key where there is one. */
export type Tie = {
  to: number;
  pairs: [mine: string, theirs: string][];
  when: Condition | null;
  action: string;
  type: Type;
  /** Whether the first of its columns cannot be NULL. */
  required: boolean;
  /** Whether a foreign key is held against the rows at the end alone. */
  deferred: boolean;
};

/** A table of the database with what the map says of it. */
export type Made = Omit<Shape, 'links'> &
  Omit<Line, 'belongs' | 'when' | 'mentions'> & {
    name: string;
    isPerson: boolean;
    /** Every column that refers to another table, by its number. */
    links: Tie[];
    /** Those with a foreign key. */
    keys: Tie[];
    /** What the map says that rows belong to. */
    ties: Tie[];
    mention: Tie | null;
  };

/** @param shapes the tables alone are made when no map is given */
export function made(shapes: Shape[], { lines }: Pick<MapOf, 'lines'>): Made[] {
  const isMapped = (at: number) => at === 0 || lines[at]?.isMapped === true;
  const all = shapes.map((shape, at) => {
    const line = lines[at] ?? lines[0];
    if (!line) throw new RangeError('A map has a line for each table');
    const links = shape.links.map((_, n) => tieOf(shapes, at, n));
    const isPerson = at === 0;
    const led = isMapped(at) && !isPerson;
    const ties = links.filter(({ to }, n) => led && isMapped(to) && line.belongs.includes(n));
    const mentioned = links[line.mentions ?? -1];
    const mention = led && mentioned && isMapped(mentioned.to) && !ties.includes(mentioned) ? mentioned : null;
    const matchAll = line.matchAll && !isPerson;
    const leads = line.match.length + ties.length + (mention ? 1 : 0) + (matchAll ? 1 : 0) > 0;
    const match = isPerson ? [...new Set(['mail', ...line.match])] : leads ? line.match : ['mail'];
    const key = keyOf(shape);
    const first = line.first && key !== 'none';
    const processor = line.processor && !isPerson;
    return {
      ...shape,
      ...line,
      name: isPerson ? 'people' : shape.elsewhere ? `other.t${at}` : `t${at}`,
      isMapped: isMapped(at),
      isPerson,
      key,
      // It would be the table's key.
      note: { ...shape.note, required: shape.note.required && (key !== 'none' || shape.note.unique === '') },
      links,
      // What an enum reads as may change, and nothing is made of it.
      loud: shape.loud && shape.note.type !== 'kind',
      keys: links.filter(({ action }) => action !== ''),
      ties: ties.map((tie) => ({ ...tie, when: line.when })),
      mention,
      match: isMapped(at) ? match : [],
      matchAll,
      cut: line.cut && links[0]?.pairs.length === 1 && links.every(({ action }) => action !== 'CASCADE'),
      first,
      processor,
    };
  });
  const takesPhones = all.some(({ isPerson, isMapped, match }) => !isPerson && isMapped && match.includes('phone'));
  return ledTo(all).map((table) => ({ ...table, yields: table.yields && table.isMapped && takesPhones }));
}

/** The check of a map refuses links that lead in a circle, into which nothing leads: there rows are matched as well. */
function ledTo<Table extends Pick<Made, 'isMapped' | 'match' | 'matchAll' | 'ties' | 'mention'>>(
  tables: Table[],
): Table[] {
  const led = new Set<number>();
  for (let before = -1; before < led.size; ) {
    before = led.size;
    for (const [at, { match, matchAll, ties, mention }] of tables.entries()) {
      const parents = [...ties, ...(mention ? [mention] : [])].map(({ to }) => to);
      if (match.length > 0 || matchAll || parents.some((to) => led.has(to))) led.add(at);
    }
  }
  return tables.map((table, at) => (table.isMapped && !led.has(at) ? { ...table, match: ['mail'] } : table));
}

/** Whether rows that refer to a row which goes stay without it; where they cannot, the key is like any other. */
export const letsGo = ({ action, required }: Tie): boolean => empties(action) && !required;

/** Whether a foreign key empties what refers to a row that goes. No column has a default: it is NULL. */
export const empties = (action: string): boolean => action === 'SET NULL' || action === 'SET DEFAULT';

/** A partitioned table's key holds what it is partitioned by. */
const keyOf = ({ partitioned, key }: Shape): Shape['key'] => (partitioned && key === 'id' ? 'both' : key);

function tieOf(shapes: Shape[], at: number, n: number): Tie {
  const shape = shapes[at];
  const link = shape?.links[n];
  if (!shape || !link) throw new RangeError('There is no such link');
  const number = link.to % shapes.length;
  const parent = shapes[number] ?? shape;
  const parentKey = keyOf(parent);
  const composite = link.both && parentKey === 'both';
  const own = link.type ?? parent.type;
  const canRefer =
    own === parent.type && (composite || parentKey === 'id') && !(number === at && link.key === 'RESTRICT');
  const column = `l${n}`;
  return {
    to: number,
    pairs: [[column, 'id'], ...(composite ? [['part', 'part'] as [string, string]] : [])],
    when: null,
    // A second part that is never NULL cannot be set to it.
    action: canRefer && !(composite && empties(link.key)) ? link.key : '',
    type: own,
    required: link.required,
    deferred: link.deferred,
  };
}
