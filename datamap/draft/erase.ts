/** What a first map would erase: no more than what is plain, and nothing that the database would refuse. */
import type { Catalogue, CatalogueColumn, CatalogueTable, ForeignKey } from '../checked.ts';
import { own } from '../names.ts';
import { hasRows, isWritable, unwritable } from '../place.ts';
import { stuckColumn } from '../references.ts';
import { isText } from '../types.ts';
import type { Guessed } from './look.ts';
import type { Reached } from './reach.ts';
import { isSuppression, isTable, touches } from './tables.ts';

type DraftKeep = { reason: string; law: string; review: string; isOpen: boolean };
export type Erasing = {
  erase: 'delete' | 'columns' | 'keep';
  /** Column → way as YAML. */
  ways: Record<string, string>;
  keep: DraftKeep | null;
  why: string;
};

const undecided = (reason: string): DraftKeep => ({ reason, law: 'not named yet', review: '1 year', isOpen: true });
const kept = (keep: DraftKeep, why: string): Erasing => ({ erase: 'keep', ways: {}, keep, why });

/** What would be done with a table by itself, whatever refers to it. */
export function erasingOf({ table }: Guessed, { how }: Reached): Erasing {
  if (!isWritable(table.live)) {
    return kept(
      undecided(hasRows(table.live) ? 'cannot be erased as it stands' : 'shown from other tables'),
      `${unwritable(table.live)} cannot be erased`,
    );
  }
  if (how === 'shared') {
    const keep = {
      reason: 'shared with other people',
      law: 'the rights of others (GDPR Art. 15(4))',
      review: '1 year',
      isOpen: false,
    };
    return kept(keep, 'others are in these rows');
  }
  if (isSuppression(table)) {
    const keep = {
      reason: 'so that you stay off the list',
      law: 'the wish itself (GDPR Art. 21(3))',
      review: '3 years',
      isOpen: false,
    };
    return kept(keep, 'without it, mail would come again');
  }
  const isPlain = isTable(table, 'card', 'contact', 'credentials', 'communication');
  if (touches(table, 'money') && !isPlain)
    return kept(undecided('records of payments'), 'bookkeeping is often kept by law');
  if (touches(table, 'health') && !isPlain)
    return kept(undecided('records of treatment'), 'such records are often kept by law');
  return { erase: 'delete', ways: {}, keep: null, why: "the rows are one person's" };
}

export type Entry = { guessed: Guessed; reached: Reached; erasing: Erasing };

/**
 * Where a foreign key would refuse a deletion, or take along rows that stay, only the row's personal columns are
 * emptied; where that cannot be either, the row is kept. Repeated, since one change makes another necessary.
 */
export function settleErasing(entries: Entry[], catalogue: Catalogue): void {
  const eraseAt = (place: string) => entries.find(({ guessed }) => guessed.table.place === place)?.erasing.erase;
  for (let changed = true; changed; ) {
    changed = false;
    for (const entry of entries.filter(({ erasing }) => erasing.erase === 'delete')) {
      const { place } = entry.guessed.table;
      const stuck = Object.entries(catalogue).flatMap(([child, live]) =>
        live.foreignKeys
          .filter((key) => key.to === place && isInTheWay(key, live, eraseAt(child)))
          .map(({ name }) => `${child} (${name})`),
      );
      if (stuck.length === 0) continue;
      entry.erasing = reducing(entry, `${stuck[0]} refers to it and stays`);
      changed = true;
    }
  }
}

function isInTheWay(key: ForeignKey, child: CatalogueTable, erase: Erasing['erase'] | undefined): boolean {
  if (erase === 'delete') return false;
  if (key.onDelete === 'set default') return false;
  return key.onDelete !== 'set null' || stuckColumn(child, key) !== undefined;
}

function reducing({ guessed }: Entry, why: string): Erasing {
  const { live } = guessed.table;
  const plumbing = new Set([...live.key, ...live.foreignKeys.flatMap(({ columns }) => columns)]);
  const ways = Object.entries(guessed.columns).flatMap(([name, { sense }]) => {
    const column = own(live.columns, name);
    if (!column || sense === null || plumbing.has(name) || column.generated) return [];
    const isUnique = live.uniques.some(({ columns }) => columns.includes(name));
    const isBound = live.checks.some(({ columns }) => columns.includes(name)) || column.values !== null;
    const way = wayFor(column, isUnique, isBound);
    return way === null ? [] : [[name, way] as const];
  });
  if (ways.length === 0) return kept(undecided('other records refer to it'), why);
  return { erase: 'columns', ways: Object.fromEntries(ways), keep: null, why };
}

function wayFor({ type, notNull, length }: CatalogueColumn, isUnique: boolean, isBound: boolean): string | null {
  if (!notNull) return 'null';
  if (isBound) return null;
  if (isText(type) && length !== null && length < 6) return null;
  if (isText(type)) return isUnique ? 'random' : '{ constant: erased }';
  if (/^(date|timestamp)/.test(type)) return isUnique ? null : 'year';
  return type === 'inet' && !isUnique ? '/24' : null;
}
