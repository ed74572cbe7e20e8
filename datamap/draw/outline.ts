/** What the picture shows of each table, in words. */
import type { PictureCategory, PictureTable } from '#domain/map-picture';
import { splitColumn } from '../names.ts';
import type { DataMap, Link, MapTable } from '../shape.ts';

export type Lead = { from: string; to: string; by: string; shared: boolean };

/** Identities and tables that lead to a table's rows. */
export function leadsOf({ tables }: DataMap): Lead[] {
  return Object.entries(tables).flatMap(([name, table]) => [
    ...Object.entries(table.match).map(([column, identity]) => ({
      from: identityNode(identity),
      to: name,
      by: column,
      shared: false,
    })),
    ...table.belongs.flatMap((link) => lead(name, link, false)),
    ...table.mentions.flatMap((link) => lead(name, link, true)),
  ]);
}

/** An identity may have the name of a table. */
export const identityNode = (identity: string): string => `identity ${identity}`;

function lead(to: string, link: Link, shared: boolean): Lead[] {
  const [first] = Object.values(link.to);
  return first === undefined
    ? []
    : [{ from: splitColumn(first).table, to, by: Object.keys(link.to).join(', '), shared }];
}

/** The map's tables for the picture and for the table of words beside it. */
export function tablesOf(map: DataMap): PictureTable[] {
  const leads = leadsOf(map);
  return Object.entries(map.tables).map(([name, table]) => {
    const columns = Object.entries(table.columns);
    const having = (...ways: string[]) =>
      columns.flatMap(([column, { show }]) => (ways.includes(show) ? [column] : []));
    return {
      name,
      label: table.label ?? name,
      category: mainCategory(table),
      foundBy: leads
        .filter(({ to }) => to === name)
        .map(({ from, by }) => `${from.replace(/^identity /, '')} by ${by}`),
      shown: having('shown', 'last4'),
      held: having('held'),
      hidden: having('hidden'),
      fate: fateOf(table),
    };
  });
}

const mainCategory = (table: MapTable): string =>
  table.category ?? Object.values(table.columns).find(({ category }) => category)?.category ?? '';

function fateOf({ erase, columns, keep }: MapTable): PictureTable['fate'] {
  const reasons = keep.map(({ reason }) => reason).join('; ');
  if (erase === 'keep') return { look: 'kept', words: reasons === '' ? 'Left as it is' : `Kept: ${reasons}` };
  const but = reasons === '' ? '' : `, except: ${reasons}`;
  if (erase === 'delete') return { look: 'deleted', words: `Deleted${but}` };
  const ways = Object.values(columns).filter(({ erase: way }) => way !== undefined && way !== 'keep').length;
  return { look: 'emptied', words: `${ways === 1 ? '1 column' : `${ways} columns`} emptied${but}` };
}

/** Categories in the map's order, each with its colour. */
export const categoriesOf = ({ categories }: DataMap, tones: number): PictureCategory[] =>
  Object.entries(categories).map(([key, label], at) => ({ key, label, tone: at % tones }));
