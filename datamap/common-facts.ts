/** What `map check` says of the facts that people are asked for, which the names of columns cannot tell. */
import type { ClientBase } from 'pg';
import { didYouMean } from '#domain/faults';
import type { IdentityAsked } from '#domain/identity-asked';
import type { CheckedMap } from './checked.ts';
import type { LoadedMap } from './load.ts';
import { own, shown } from './names.ts';
import { placesOf } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import type { Remark } from './remark.ts';
import { placeNamed } from './subject.ts';
import { textSql } from './types.ts';

/** So many different values are enough, however many rows there are. */
const enough = 1_000;

/**
 * A problem for each fact that too many people share, that a copy would show to who has only the mailbox, and where the
 * organisation file wants more facts than the map has.
 * @param identity of the organisation file; left out, only the rows are looked at
 */
export async function unfitFacts(
  client: ClientBase,
  { map, place }: LoadedMap,
  checked: CheckedMap,
  identity?: IdentityAsked,
): Promise<Remark[]> {
  const remarks: Remark[] = [];
  const places = placesOf(checked);
  const asked = Object.entries(map.tables).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, entry]) => (entry.ask ? [{ table, column, entry }] : [])),
  );
  for (const { table, column, entry } of asked) {
    const at = place(['tables', table, 'columns', column, 'ask']);
    const complain = (says: string) =>
      remarks.push({ ...at, level: 'problem', says: `column ${shown(column)} ${says}` });
    const { catalogue, sql } = placeNamed(places, table);
    const reach = reachOf(catalogue, column);
    const base = baseSql(reach, 't');
    const from = [`${sql} t`, ...(reach.each ? [elementsSql(reach, base)] : [])].join(' CROSS JOIN LATERAL ');
    const value = `NULLIF(btrim(${textSql(valueSql(reach, base), reach.type)}), '')`;
    const { rows } = await client.query<{ is_common: boolean }>(
      `SELECT count(DISTINCT ${value}) < least(count(${value}) / 2, ${enough}) AS is_common FROM ${from}`,
    );
    if (rows[0]?.is_common) complain('says the same of too many people to show who one of them is (ask)');
    const isInCopy = entry.show === 'shown' || entry.show === 'last4';
    const category = entry.category ?? own(map.tables, table)?.category ?? '';
    if (identity && isAsked(identity) && isInCopy && !isGuarded(identity, category))
      complain('is in every copy of its category, and no facts are asked for before one (identity.access)');
  }
  for (const category of identity?.access?.categories ?? []) {
    if (own(map.categories, category)) continue;
    const near = didYouMean(category, Object.keys(map.categories));
    const says = `the organisation file asks who wants a copy of ${shown(category)}, which is no category${near}`;
    remarks.push({ ...place(['categories']), level: 'problem', says });
  }
  const wanted = Math.max(0, ...[identity?.access, identity?.delete].flatMap((one) => factsOf(one)));
  if (wanted > asked.length) {
    const says = `the organisation file asks for ${wanted} facts, and the map has ${asked.length} (ask)`;
    remarks.push({ ...place(['tables']), level: 'problem', says });
  }
  return remarks;
}

type Asking = IdentityAsked['access'];

const factsOf = (asking: Asking): number[] => (asking?.ask === 'facts' ? [asking.facts] : []);

const isAsked = (identity: IdentityAsked): boolean =>
  [identity.access, identity.delete].some((one) => factsOf(one).length > 0);

/** Else the mailbox alone would give the facts away. */
const isGuarded = ({ access }: IdentityAsked, category: string): boolean =>
  access?.ask === 'facts' && (access.categories?.includes(category) ?? true);
