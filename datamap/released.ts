import { type Moment, typeOf } from './conditions.ts';
import { splitColumn } from './names.ts';
import type { Place } from './place.ts';
import { allOf, anyOf, identifier } from './sql.ts';
import { comparable } from './types.ts';

/** SQL for the row `p` of the controller whose `t` is, and what it is called there. */
type Controllers = { table: string; isIts: string; name: string; contact: string };

/** Who decides about the rows of a table; `null` where they are the organisation's own. */
export function controllersOf({ map: { processor }, held, catalogue }: Place): Controllers | null {
  if (!processor || !held) return null;
  const { controllers } = held;
  const same = Object.entries(processor.by).map(([mine, to]) => {
    const { column } = splitColumn(to);
    const [here, there] = [`t.${identifier(mine)}`, `p.${identifier(column)}`];
    return comparable(here, typeOf(catalogue, mine), there, typeOf(controllers, column)).join(' = ');
  });
  return {
    table: `${identifier(controllers.schema, controllers.name)} p`,
    isIts: allOf(same),
    name: `coalesce(p.${identifier(processor.name)}::text, '')`,
    contact: `coalesce(p.${identifier(processor.contact)}::text, '')`,
  };
}

/**
 * SQL over `t`: has its controller said what to do with it? One for each way to say so; none where nobody has to, or
 * nobody did.
 * @see GDPR Art. 28(3)(a): a processor acts on the controller's word alone
 */
export function releasedSql({ binder }: Pick<Moment, 'binder'>, place: Place): string[] {
  const its = controllersOf(place);
  const released = place.held?.released ?? [];
  if (!its || released.length === 0) return [];
  const said = released.map(({ name, contact }) =>
    allOf([`${its.name} = ${binder.bind(name, 'text')}`, `${its.contact} = ${binder.bind(contact, 'text')}`]),
  );
  return [`EXISTS (SELECT FROM ${its.table} WHERE ${allOf([its.isIts, anyOf(said)])})`];
}
