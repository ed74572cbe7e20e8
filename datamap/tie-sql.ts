/** A tie as SQL: which rows it leads to. */
import { containedSql } from './contained-sql.ts';
import { sameIdentity, usableIdentity } from './identities.ts';
import { baseSql, elementsSql, isSameList, type Reach, valueSql } from './reach.ts';
import { allOf } from './sql.ts';
import type { Pair, Tie } from './ties.ts';
import { comparable, isText } from './types.ts';

/** An array whose element is already there under a name: the tie is then about that element alone. */
export type OfElement = { list: Reach; alias: string };
/** With many people, SQL for whose the row is: it must be tied to a row of the same one's. */
type Whose = { who?: string | undefined };

/**
 * SQL over a row called `alias`: it is tied to one of the parent's rows.
 * @param set the set of the parent's rows
 */
export function tiedSql(
  { pairs, same }: Tie,
  set: string,
  alias: string,
  { who, ...element }: Partial<OfElement> & Whose = {},
): string {
  const of = element.list && element.alias ? { list: element.list, alias: element.alias } : undefined;
  const sides = pairs.map((pair, at) => {
    const inPlace = of !== undefined && isSameList(of.list, pair.mine);
    const { mine, list } = elementsOf(pairs, at);
    const element = inPlace ? of.alias : mine;
    const base = baseSql(pair.mine, alias);
    const theirBase = baseSql(pair.theirs, 'p');
    const theirs = valueSql(pair.theirs, theirBase, list);
    return {
      pair,
      base,
      theirs,
      ends: endsOf(pair, valueSql(pair.mine, base, element), theirs, same),
      mineFrom: mine === `e${at}` && pair.mine.each && !inPlace ? [elementsSql(pair.mine, base, element)] : [],
      theirFrom: list === `q${at}` && pair.theirs.each ? [elementsSql(pair.theirs, theirBase, list)] : [],
      usable: usableSql(pair, theirs, same),
    };
  });
  const from = [`${set} p`, ...sides.flatMap(({ theirFrom }) => theirFrom)].join(' CROSS JOIN LATERAL ');
  const parents = `${from} WHERE ${allOf(sides.map(({ usable }) => usable))}`;
  const ends = [...sides.flatMap((side) => side.ends), ...(who ? [[who, 'p."#who"'] as const] : [])];
  const mine = ends.map(([child]) => child).join(', ');
  const among = `(${mine}) IN (SELECT ${ends.map(([, parent]) => parent).join(', ')} FROM ${parents})`;
  const lists = sides.flatMap(({ mineFrom }) => mineFrom);
  const hints = sides.flatMap(({ pair, base, theirs }) =>
    same || of ? [] : containedSql(pair.mine, base, { value: theirs, type: pair.theirs.type, from: () => parents }),
  );
  return allOf([
    ...hints,
    lists.length > 0 ? `EXISTS (SELECT FROM ${lists.join(' CROSS JOIN ')} WHERE ${among})` : among,
  ]);
}

/**
 * SQL over `t`: it is tied to one parent row whose columns `columnSql` gives (in a walk through a cycle, from its JSON).
 */
export function joinedSql({ pairs, same }: Tie, columnSql: (column: string, type: string) => string): string {
  const lists: string[] = [];
  const conditions = pairs.flatMap((pair, at) => {
    const base = baseSql(pair.mine, 't');
    const theirBase = columnSql(pair.theirs.column, pair.theirs.base);
    const { mine, list } = elementsOf(pairs, at);
    if (pair.mine.each && mine === `e${at}`) lists.push(elementsSql(pair.mine, base, mine));
    if (pair.theirs.each && list === `q${at}`) lists.push(elementsSql(pair.theirs, theirBase, list));
    const theirs = valueSql(pair.theirs, theirBase, list);
    const ends = endsOf(pair, valueSql(pair.mine, base, mine), theirs, same);
    return [...ends.map((end) => end.join(' = ')), usableSql(pair, theirs, same)];
  });
  const all = allOf(conditions);
  return lists.length > 0 ? `EXISTS (SELECT FROM ${lists.join(' CROSS JOIN ')} WHERE ${all})` : all;
}

/** How elements are called, here and at the parent: a composite key inside of one array is of one element. */
function elementsOf(pairs: Pair[], at: number): { mine: string; list: string } {
  const first = (side: 'mine' | 'theirs') => {
    const reach = pairs[at]?.[side];
    const same = reach ? pairs.findIndex((pair) => isSameList(pair[side], reach)) : -1;
    return same < 0 ? at : same;
  };
  return { mine: `e${first('mine')}`, list: `q${first('theirs')}` };
}

function endsOf({ mine, theirs }: Pair, child: string, parent: string, same: Tie['same']): [string, string][] {
  const collated =
    isText(mine.type) && isText(theirs.type) && mine.collation !== theirs.collation
      ? `(${parent} COLLATE ${mine.collation ?? '"default"'})`
      : parent;
  if (same) return sameIdentity(child, mine, { sql: collated, type: theirs.type }, same);
  return [comparable(child, mine.type, collated, theirs.type)];
}

/** NULL and empty keys lead nowhere, nor does what is no identity: many unrelated rows share them. */
function usableSql({ theirs }: Pair, value: string, same: Tie['same']): string {
  if (same) return usableIdentity(value, theirs.type, same);
  return isText(theirs.type) ? `${value} <> ''` : `${value} IS NOT NULL`;
}
