/** Holds a drafted map against one that a person wrote: how much of it was found, how much was right. */
import type { Catalogue } from '#datamap/checked';
import { placeOf, splitColumn } from '#datamap/names';
import type { DataMap } from '#datamap/shape';

type Measure = { recall: number; precision: number; missed: string[]; wrong: string[] };
export type Judgement = { columns: Measure; links: Measure; exposed: string[] };

/**
 * @param truth the map that a person wrote
 * @param declared the catalogue with its foreign keys, before they were dropped: a link that is one of them is right,
 * though the map that a person wrote may do without it
 */
export function judge(draft: DataMap, truth: DataMap, declared: Catalogue): Judgement {
  const keys = Object.entries(declared).flatMap(([child, { foreignKeys }]) =>
    foreignKeys.map(({ columns, to, toColumns }) =>
      linkName(
        columns.map((column) => `${child}.${column}`),
        toColumns.map((column) => `${to}.${column}`),
      ),
    ),
  );
  return {
    columns: measure(columnsOf(draft), columnsOf(truth)),
    links: measure(linksOf(draft), linksOf(truth), keys),
    exposed: shownWith(draft, ['shown']).filter((column) => shownWith(truth, ['held', 'hidden']).includes(column)),
  };
}

function measure(found: string[], wanted: string[], alsoRight: string[] = []): Measure {
  const missed = wanted.filter((one) => !found.includes(one));
  const wrong = found.filter((one) => !wanted.includes(one) && !alsoRight.includes(one));
  return {
    recall: 1 - missed.length / Math.max(1, wanted.length),
    precision: 1 - wrong.length / Math.max(1, found.length),
    missed,
    wrong,
  };
}

/** Every column that a map says something of: listed, or found by. A path into a document counts as its column. */
function columnsOf({ tables }: DataMap): string[] {
  const names = Object.entries(tables).flatMap(([name, { columns, match }]) =>
    [...Object.keys(columns), ...Object.keys(match)].map(
      (column) => `${placeOf(name)}.${column.replace(/(->|\[).*/, '')}`,
    ),
  );
  return [...new Set(names)];
}

/** The columns that a map shows in one of some ways. */
function shownWith({ tables }: DataMap, ways: string[]): string[] {
  return Object.entries(tables).flatMap(([name, { columns }]) =>
    Object.entries(columns).flatMap(([column, { show }]) =>
      ways.includes(show) ? [`${placeOf(name)}.${column}`] : [],
    ),
  );
}

/** Both ends of every link, in no direction: whether one follows it up or down is for the person to say. */
function linksOf({ tables }: DataMap): string[] {
  const names = Object.entries(tables).flatMap(([name, { belongs, mentions }]) =>
    [...belongs, ...mentions].map(({ to }) =>
      linkName(
        Object.keys(to).map((column) => `${placeOf(name)}.${column.replace(/(->|\[).*/, '')}`),
        Object.values(to).map((reference) => {
          const { table, column } = splitColumn(reference);
          return `${placeOf(table)}.${column.replace(/(->|\[).*/, '')}`;
        }),
      ),
    ),
  );
  return [...new Set(names)];
}

const linkName = (here: string[], there: string[]): string => [here.join('+'), there.join('+')].sort().join(' = ');
