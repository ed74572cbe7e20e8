/** Rows that are two people's, of many who are erased together. */
import type { ClientBase } from 'pg';
import { askedOf, type Erasure, fateName } from './outcomes.ts';
import { keyNames, type Place } from './place.ts';
import { isInside } from './reach.ts';
import { type Tie, tiesOf } from './ties.ts';

/**
 * Those of whom a row that would be touched is another's too: singly, the second one's plan would not hold any more.
 * @returns positions in the list of people
 */
export async function findSharing(client: ClientBase, erasure: Erasure): Promise<Set<number>> {
  const places = sharingPlaces(erasure);
  if (places.length === 0) return new Set();
  // That none is shared, as nearly always, is seen several times sooner than whose they are.
  const any = await client.query(
    `${places.map((place) => sharedSql(erasure, place, '1')).join(' UNION ALL ')} LIMIT 1`,
  );
  if (any.rows.length === 0) return new Set();
  const whose = places.map((place) => sharedSql(erasure, place, 'unnest(array_agg("#who")) AS who'));
  const { rows } = await client.query<{ who: number }>(whose.join(' UNION '));
  return new Set(rows.map(({ who }) => who));
}

const sharedSql = (erasure: Erasure, place: Place, columns: string): string =>
  `SELECT ${columns} FROM ${fateName(erasure, place)} GROUP BY ${keyNames(place).join(', ')} HAVING count(*) > 1`;

/** Tables whose rows are to be looked at: those that are touched, and may be shared where no row above them is. */
function sharingPlaces(erasure: Erasure): Place[] {
  const touched = erasure.subject.places.filter((place) =>
    ['delete', 'columns'].includes(askedOf(erasure, place) ?? ''),
  );
  return touched.filter((place) => !touched.some((parent) => parent !== place && sharesWith(erasure, place, parent)));
}

/**
 * Whether a row is two people's only where one of the parent's is: nothing but the parent's key leads to it. Who shares it
 * then shares that one as well, and is found there.
 */
function sharesWith({ subject }: Erasure, place: Place, parent: Place): boolean {
  const [tie, another] = tiesOf(subject, place);
  const { match, matchAll } = place.map;
  const isOnlyReason = !another && !subject.listed && Object.keys({ ...match, ...matchAll }).length === 0;
  return isOnlyReason && tie?.parent === parent && isByKey(tie, parent);
}

/** Equal here must be equal there: one type, and of text one collation. */
const isByKey = ({ pairs, same }: Tie, { catalogue: { key } }: Place): boolean =>
  same === undefined &&
  key.length > 0 &&
  key.every((column) =>
    pairs.some(
      ({ mine, theirs }) =>
        theirs.column === column &&
        [mine, theirs].every((reach) => !isInside(reach)) &&
        mine.type === theirs.type &&
        mine.collation === theirs.collation,
    ),
  );
