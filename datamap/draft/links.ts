/** How tables refer to one another: as declared, and as names, types and values suggest. */
import type { ClientBase } from 'pg';
import type { Catalogue, CatalogueTable } from '../checked.ts';
import { own } from '../names.ts';
import { isContact, senseOf } from '../personal-words.ts';
import { isText } from '../types.ts';
import { inWords, shareContained } from './contained.ts';
import { isKeyName, nameScore } from './link-names.ts';
import { bare, spelled } from './spelled.ts';
import type { Table } from './tables.ts';

export type DraftLink = {
  child: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
  /** Why it is believed, in words. */
  why: string;
  /** A polymorphic reference holds only where a column says so. */
  when?: { column: string; value: string };
};

/** Below this a name suggests nothing; values that are there must make up for what is missing to `sure`. */
const least = 0.4;
const sure = 0.6;
/** `customer` without `id` may refer to customers, `message` hardly to messages. */
const exact = 0.95;

/** The foreign keys that the database knows. */
export function declaredLinks(catalogue: Catalogue): DraftLink[] {
  return Object.entries(catalogue).flatMap(([child, { foreignKeys }]) =>
    foreignKeys.map(({ name, columns, to, toColumns }) => ({
      child,
      columns,
      parent: to,
      parentColumns: toColumns,
      why: `foreign key ${name}`,
    })),
  );
}

/** Links of one column that no foreign key covers, one parent each. */
export async function guessedLinks(client: ClientBase, tables: Table[], known: DraftLink[]): Promise<DraftLink[]> {
  const links: DraftLink[] = [];
  for (const child of tables) {
    for (const [column, { type }] of Object.entries(child.live.columns)) {
      const isKnown = known.some((link) => link.child === child.place && link.columns.includes(column));
      // Two tables with the same address are not linked by it: addresses match people.
      const isAddress = isContact(senseOf(spelled(column).join('_'), type)) && !isKeyName(column);
      if (isKnown || isAddress || !isKeyType(type)) continue;
      const link = await bestParent(client, child, column, tables);
      if (link) links.push(link);
    }
  }
  return links;
}

const isKeyType = (type: string): boolean => /^(smallint|integer|bigint|numeric|uuid)$/.test(type) || isText(type);

async function bestParent(
  client: ClientBase,
  child: Table,
  column: string,
  tables: Table[],
): Promise<DraftLink | null> {
  const candidates = tables
    .flatMap((parent) =>
      parentColumns(child, column, parent).map((there) => ({
        parent,
        there,
        score: nameScore(column, child, parent, there),
      })),
    )
    .filter(({ score }) => score >= (isKeyName(column) ? least : exact))
    .sort((a, b) => b.score - a.score)
    .slice(0, 4);
  const weighed = [];
  for (const { parent, there, score } of candidates) {
    const ends = { child: child.live, columns: [column], parent: parent.live, parentColumns: [there] };
    const share = await shareContained(client, ends);
    // Rows whose parent is gone are usual; values of another table are mostly not there.
    if (share === null ? !isKeyName(column) && !isUuid(child.live, column) : share < 0.5) continue;
    weighed.push({ parent, there, share, total: score + (share === null ? 0 : share * 0.3) });
  }
  const [best] = weighed.sort((a, b) => b.total - a.total);
  if (!best || best.total < sure) return null;
  const { parent, there, share } = best;
  const why = `name and type; ${inWords(share)}`;
  return { child: child.place, columns: [column], parent: parent.place, parentColumns: [there], why };
}

/** What a column may refer to in a parent: its key, or a generated column of the same name, such as a customer's reference. */
function parentColumns({ live }: Table, column: string, parent: Table): string[] {
  const here = own(live.columns, column)?.type ?? '';
  const [key = '', ...more] = parent.live.key;
  const named = Object.entries(parent.live.columns).filter(
    ([name, { generated }]) => generated && bare(name) === bare(column),
  );
  return [...(more.length === 0 ? [key] : []), ...named.map(([name]) => name)].filter((name) => {
    const there = own(parent.live.columns, name)?.type;
    if (there === undefined || name.includes('.')) return false;
    return here === there || isText(here) || isText(there) || (isNumber(here) && isNumber(there));
  });
}

const isUuid = (table: CatalogueTable, column: string): boolean => own(table.columns, column)?.type === 'uuid';
const isNumber = (type: string): boolean => /^(smallint|integer|bigint|numeric)$/.test(type);
