import { waysOf } from './outcomes.ts';
import type { Place } from './place.ts';
import { type Reach, reachOf } from './reach.ts';
import type { Way } from './shape.ts';
import type { Binder } from './sql.ts';
import { waySql } from './way-sql.ts';
import { type Write, writtenColumns } from './written-sql.ts';

/**
 * What each column with a way becomes where its row stays, as SQL over `t`.
 * @param own SQL over an element `e` of an array: the person's own; others' elements stay as they are
 */
export function reducedColumns(
  place: Place,
  key: Buffer,
  binder: Binder,
  own: (list: Reach) => string = () => 'true',
): Map<string, string> {
  const links = [...place.map.belongs, ...place.map.mentions].flatMap(({ to }) => Object.keys(to));
  const leading = new Set([...Object.keys(place.map.match), ...links]);
  // What says whose an element is goes last: the others are told apart by it.
  const { sets = {} } = place;
  const ways = waysOf(place)
    .filter(([column]) => !Object.hasOwn(sets, column))
    .toSorted(([one], [other]) => Number(leading.has(one)) - Number(leading.has(other)));
  const written = ways.map(([column, way]) => writeOf(reachOf(place.catalogue, column), way, key, binder, own));
  return new Map([...writtenColumns(written), ...Object.entries(sets)]);
}

function writeOf(reach: Reach, way: Way, key: Buffer, binder: Binder, own: (list: Reach) => string): Write {
  const constant = typeof way === 'object' && 'constant' in way ? way.constant : undefined;
  const as = typeof constant === 'number' ? 'numeric' : typeof constant === 'boolean' ? 'boolean' : null;
  return {
    reach,
    value: way === 'null' || constant === null ? null : (old) => waySql(old, reach.type, way, key, binder),
    ...(reach.each && { own: own(reach) }),
    ...(as && { as }),
  };
}

/** The columns that a deletion writes where a row stays; of a path the column that it is in. */
export const reducedNames = (place: Place): Set<string> =>
  new Set(waysOf(place).map(([column]) => reachOf(place.catalogue, column).column));
