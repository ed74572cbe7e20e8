/** Links of several columns. */
import type { ClientBase } from 'pg';
import { sameWord } from '../name-words.ts';
import { own } from '../names.ts';
import { isContact, senseOf } from '../personal-words.ts';
import { isText } from '../types.ts';
import { inWords, shareContained } from './contained.ts';
import { baseOf } from './link-names.ts';
import type { DraftLink } from './links.ts';
import { bare, spelled } from './spelled.ts';
import type { Table } from './tables.ts';

/**
 * A child has all columns of a parent's composite key, by the same names. Of tables with one and the same key, the one
 * that is named in it is the parent (`CUST_NO`: customers); a table of pairs, whose columns are links of their own, is nobody's.
 */
export async function compositeLinks(client: ClientBase, tables: Table[], known: DraftLink[]): Promise<DraftLink[]> {
  const links: DraftLink[] = [];
  for (const parent of parentsOf(tables, known)) {
    const { key } = parent.live;
    for (const child of tables) {
      const columns = key.flatMap((column) => twin(child, column, own(parent.live.columns, column)?.type ?? '') ?? []);
      const last = columns.at(-1) ?? '';
      const isKnown = known.some((link) => link.child === child.place && link.columns.includes(last));
      if (child === parent || columns.length < key.length || isKnown) continue;
      const share = await shareContained(client, {
        child: child.live,
        columns,
        parent: parent.live,
        parentColumns: key,
      });
      if (share !== null && share < 0.5) continue;
      const why = `same columns as its key; ${inWords(share)}`;
      links.push({ child: child.place, columns, parent: parent.place, parentColumns: [...key], why });
    }
  }
  return links;
}

function parentsOf(tables: Table[], known: DraftLink[]): Table[] {
  const isLinked = (table: Table, column: string) =>
    known.some(({ child, columns }) => child === table.place && columns.includes(column));
  const composite = tables.filter(
    ({ live }) => live.key.length > 1 && !live.key.some((column) => isContact(senseOf(spelled(column).join('_'), ''))),
  );
  const groups = Map.groupBy(composite, ({ live }) => live.key.map(bare).sort().join());
  return [...groups.values()].flatMap((same) => {
    const named = same.filter((one) => isNamedInKey(one));
    const [only] =
      same.length === 1 ? same.filter(({ live }) => live.key.some((column) => baseOf(column).length === 0)) : [];
    const parent = named[0] ?? only;
    return parent && !parent.live.key.every((column) => isLinked(parent, column)) ? [parent] : [];
  });
}

const isNamedInKey = ({ live, words }: Table): boolean =>
  live.key.some((column) => baseOf(column).some((word) => words.some((other) => sameWord(word, other))));

/** The child's column of the same name and a type that can be the same. */
function twin(child: Table, column: string, type: string): string | undefined {
  return Object.entries(child.live.columns).find(
    ([name, live]) => bare(name) === bare(column) && (live.type === type || isText(live.type) || isText(type)),
  )?.[0];
}
