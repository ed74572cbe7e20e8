/** What the database says of each of many people: all that is counted of one in one text. */
import type { Erasure } from './outcomes.ts';
import { type Count, digestsSql, refusedSql, restSql } from './plan-sql.ts';
import type { Reference } from './references.ts';

/**
 * As `countsSql`, of many people: a line for each who has any, and one of nobody (`who` is NULL), with all that is counted of
 * them in one text, which `countsIn` reads. Equal counts are equal texts, and ten thousand texts are read sooner than their counts.
 */
export function answersSql(erasure: Erasure, references: Reference[]): string {
  const { places } = erasure.subject;
  const others = [
    ...restSql(erasure, references, places),
    ...places.flatMap((place) => refusedSql(erasure, place)),
  ].map(
    (sql) =>
      `SELECT who, json_build_array(${countFields.join(', ')})::text COLLATE "C" AS line FROM (${sql}) c WHERE rows > 0`,
  );
  const said = [
    ...digestsSql(erasure, places).map(
      (sql) =>
        `SELECT who, number, '[' || number || ', "key", null, null, ' || rows || ', null, "' || hash || '"]' AS said FROM (${sql}) c`,
    ),
    ...(others.length > 0
      ? [
          `SELECT who, ${places.length}, string_agg(line, ', ' ORDER BY line) FROM (${others.join('\nUNION ALL ')}) o GROUP BY who`,
        ]
      : []),
  ];
  return `SELECT who, string_agg(said, ', ' ORDER BY number) AS said FROM (${said.join('\nUNION ALL ')}) s GROUP BY who`;
}

/** A count of one person. */
export type Told = Omit<Count, 'who'>;

/** What is said of a count, in this order. */
const countFields = ['number', 'what', 'fate', 'kept', 'rows', 'day', 'hash'] as const;

/** The counts that are said of one person. */
export const countsIn = (said: string): Count[] =>
  JSON.parse(`[${said}]`).map(([number, what, fate, kept, rows, day, hash]: Said) => ({
    ...{ number, who: null, what, fate, kept, rows, day, hash },
  }));

type Said = [Count['number'], Count['what'], Count['fate'], Count['kept'], Count['rows'], Count['day'], Count['hash']];

/** As the database says them: digests in the order of the tables, then the others. */
export const saidOf = (digests: Told[], others: Told[]): string =>
  [...digests.map(digestLine), ...others.map(saidLine).sort()].join(', ');

/** Most lines are such. */
const digestLine = ({ number, rows, hash }: Told): string =>
  `[${number}, "key", null, null, ${rows}, null, ${JSON.stringify(hash)}]`;

const saidLine = (count: Told): string => `[${countFields.map((field) => JSON.stringify(count[field])).join(', ')}]`;
