/** Rows that are held for another controller, counted by the one that decides about them. */
import { typeOf } from './conditions.ts';
import { placeOf, splitColumn } from './names.ts';
import { type Erasure, fateName } from './outcomes.ts';
import { type Place, sameRow } from './place.ts';
import { allOf, identifier } from './sql.ts';
import { comparable } from './types.ts';

type Controllers = { name: string; contact: string; from: string };

/** SQL for a controller's name and address, over its rows among the person's; nothing where rows are the organisation's own. */
export function processorRows(erasure: Erasure, place: Place): Controllers[] {
  const { processor } = place.map;
  if (!processor) return [];
  const ends = Object.entries(processor.by).map(([mine, to]) => ({ mine, ...splitColumn(to) }));
  const address = placeOf(ends[0]?.table ?? '');
  const controllers = erasure.others.find(({ schema, name }) => `${schema}.${name}` === address);
  if (!controllers) throw new RangeError(`The database has no table ${address}`);
  const same = ends.map(({ mine, column }) =>
    comparable(
      `t.${identifier(mine)}`,
      typeOf(place.catalogue, mine),
      `p.${identifier(column)}`,
      typeOf(controllers, column),
    ).join(' = '),
  );
  const name = `coalesce(p.${identifier(processor.name)}::text, '')`;
  const contact = `coalesce(p.${identifier(processor.contact)}::text, '')`;
  const from = `${fateName(erasure, place)} o JOIN ${place.sql} t ON ${sameRow(place, 'o', 't')}
    LEFT JOIN ${identifier(controllers.schema, controllers.name)} p ON ${allOf(same)}`;
  return [{ name, contact, from }];
}
