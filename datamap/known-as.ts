import type { ClientBase } from 'pg';
import { canonicalIdentity } from '#domain/identity';
import type { CheckedMap } from './checked.ts';
import type { Identities } from './identities.ts';
import type { Place } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import { ownElementSql, ownSets, ownSql, readBy } from './row-sets.ts';
import { inSnapshot } from './snapshot.ts';
import { allOf, parameters } from './sql.ts';
import { type Asked, subjectOf, withSets } from './subject.ts';

/**
 * All identities that the person's own rows tell, besides those that were asked by: a court's order may name a number
 * where the person asks by their address. Canonical, each once.
 * @see GDPR Art. 17(3)(b), (e)
 */
export async function knownAs(client: ClientBase, checked: CheckedMap, asked: Asked): Promise<Identities> {
  return inSnapshot(client, async () => {
    const found: Identities = {};
    for (const { name, map } of subjectOf(checked, asked, parameters()).places) {
      for (const [column, identity] of [map.match, map.matchAll, map.yields].flatMap(Object.entries<string>)) {
        const normalise = checked.map.identities[identity]?.normalise ?? 'text';
        // A name is many people's, and would hold what is theirs.
        if (normalise === 'name') continue;
        const values = await valuesIn(client, checked, asked, { table: name, column });
        const canonical = values.flatMap((value) => canonicalIdentity(value.trim(), normalise) ?? []);
        found[identity] = [...new Set([...(found[identity] ?? []), ...canonical])];
      }
    }
    return found;
  });
}

async function valuesIn(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
  { table, column }: { table: string; column: string },
): Promise<string[]> {
  const subject = subjectOf(checked, asked, parameters());
  const place: Place | undefined = subject.places.find(({ name }) => name === table);
  if (!place) return [];
  const reach = reachOf(place.catalogue, column);
  const base = baseSql(reach, 't');
  const from = [`${place.sql} t`, ...(reach.each ? [elementsSql(reach, base)] : [])].join(' CROSS JOIN LATERAL ');
  const where = allOf([ownSql(subject, place), ...(reach.each ? [ownElementSql(subject, place, reach)] : [])]);
  const body = `SELECT DISTINCT ${valueSql(reach, base)}::text AS value FROM ${from} WHERE ${where}`;
  const text = withSets(ownSets(subject, undefined, readBy(subject, place)), body);
  const { rows } = await client.query<{ value: string | null }>(text, subject.binder.values);
  return rows.flatMap(({ value }) => (value === null ? [] : [value]));
}
