/** What the picture shows of each table, in words. */
import type { PictureCategory, PictureTable } from '#domain/map-picture';
import { splitColumn } from '../names.ts';
import type { DataMap, Link, MapTable } from '../shape.ts';

/** `onTheWay`: from a table's rows to an identity that their values are, besides those that people prove. */
export type Lead = { from: string; to: string; by: string; shared: boolean; onTheWay?: true };

/** Identities and tables that lead to a table's rows, and the tables whose rows yield an identity. */
export function leadsOf({ tables }: DataMap): Lead[] {
  return Object.entries(tables).flatMap(([name, table]) => [
    ...Object.entries(table.match).map(([column, identity]) => byIdentity(name, identity, column)),
    ...Object.values(table.matchAll).map((identity) => byIdentity(name, identity, togetherIn(table))),
    ...table.belongs.flatMap((link) => lead(name, link, false)),
    ...table.mentions.flatMap((link) => lead(name, link, true)),
    ...Object.entries(table.yields).map(([column, identity]) => ({
      ...{ from: name, to: identityNode(identity), by: column, shared: false },
      onTheWay: true as const,
    })),
  ]);
}

/** An identity may have the name of a table. */
export const identityNode = (identity: string): string => `identity ${identity}`;
/** What people call a node. */
export const nodeName = (node: string): string => node.replace(/^identity /, '');

const byIdentity = (to: string, identity: string, by: string): Lead => ({
  ...{ from: identityNode(identity), to, by, shared: false },
});

const togetherIn = ({ matchAll }: MapTable): string => `${Object.keys(matchAll).join(' and ')} together`;

function lead(to: string, link: Link, shared: boolean): Lead[] {
  const [first] = Object.values(link.to);
  return first === undefined
    ? []
    : [{ from: splitColumn(first).table, to, by: Object.keys(link.to).join(', '), shared }];
}

/** The map's tables for the picture; `category` is the one that its box has the colour of. */
export function tablesOf(map: DataMap): PictureTable[] {
  return Object.entries(map.tables).map(([name, table]) => ({
    ...outlineOf(map, name, Object.keys(table.columns)),
    category: mainCategory(table),
    fate: fateOf(table, (columns) => `${columns.length === 1 ? '1 column' : `${columns.length} columns`} emptied`),
  }));
}

/** The same for the words beside it: a table stands in each category that columns of it are of, with these columns alone. */
export function tablesByCategory(map: DataMap): PictureTable[] {
  return Object.entries(map.tables).flatMap(([name, table]) => {
    const main = mainCategory(table);
    const ofColumn = (column: string) => table.columns[column]?.category ?? main;
    const categories = new Set([main, ...Object.keys(table.columns).map(ofColumn)]);
    return [...categories].flatMap((category) => {
      const columns = Object.keys(table.columns).filter((column) => ofColumn(column) === category);
      // A table of which no column is listed is on the page all the same.
      if (columns.length === 0 && categories.size > 1) return [];
      const emptied = (all: string[]) => {
        const here = all.filter((column) => columns.includes(column));
        return here.length > 0 ? `Emptied: ${here.join(', ')}` : 'Left as it is';
      };
      return [{ ...outlineOf(map, name, columns), category, fate: fateOf(table, emptied) }];
    });
  });
}

function outlineOf(map: DataMap, name: string, columns: string[]): Omit<PictureTable, 'category' | 'fate'> {
  const table = map.tables[name];
  const having = (...ways: string[]) => columns.filter((column) => ways.includes(table?.columns[column]?.show ?? ''));
  return {
    name,
    label: table?.label ?? name,
    foundBy: leadsOf(map)
      .filter(({ to }) => to === name)
      .map(({ from, by }) => `${nodeName(from)} by ${by}`),
    shown: having('shown', 'last4'),
    held: having('held'),
    hidden: having('hidden'),
  };
}

const mainCategory = (table: MapTable): string =>
  table.category ?? Object.values(table.columns).find(({ category }) => category)?.category ?? '';

/** @param emptied what to say of columns that a deletion has ways for */
function fateOf(table: MapTable, emptied: (columns: string[]) => string): PictureTable['fate'] {
  const { erase, columns, keep, processor } = table;
  if (processor) return { look: 'kept', words: 'Held for others, who decide' };
  const reasons = keep.map(({ reason }) => reason).join('; ');
  if (erase === 'keep') return { look: 'kept', words: reasons === '' ? 'Left as it is' : `Kept: ${reasons}` };
  const but = reasons === '' ? '' : `, except: ${reasons}`;
  if (erase === 'delete') return { look: 'deleted', words: `Deleted${but}` };
  const ways = Object.entries(columns).filter(([, { erase: way }]) => way !== undefined && way !== 'keep');
  return { look: 'emptied', words: `${emptied(ways.map(([column]) => column))}${but}` };
}

/** Categories in the map's order, each with its colour. */
export const categoriesOf = ({ categories }: DataMap, tones: number): PictureCategory[] =>
  Object.entries(categories).map(([key, label], at) => ({ key, label, tone: at % tones }));
