import type { ClientBase } from 'pg';
import { canonicalIdentity } from '#domain/identity';
import type { CheckedMap } from './checked.ts';
import type { Identities } from './identities.ts';
import { ownValues } from './own-values.ts';
import { inSnapshot } from './snapshot.ts';
import { parameters } from './sql.ts';
import { type Asked, subjectOf } from './subject.ts';
import type { Subject } from './who.ts';

/**
 * All identities that the person's own rows tell, besides those that were asked by: a court's order may name a number
 * where the person asks by their address. Canonical, each once.
 * @see GDPR Art. 17(3)(b), (e)
 */
export async function knownAs(client: ClientBase, checked: CheckedMap, asked: Asked): Promise<Identities> {
  const { map, places } = subjectOf(checked, asked, parameters());
  return inSnapshot(client, () => identitiesIn({ map, places }, (one) => ownValues(client, checked, asked, one)));
}

/** As `knownAs`, by whatever reads the person's own values of one column. */
export async function identitiesIn(
  { map: { identities }, places }: Pick<Subject, 'map' | 'places'>,
  read: (of: { table: string; column: string }) => Promise<string[]>,
): Promise<Identities> {
  const found: Identities = {};
  for (const { name: table, map } of places) {
    for (const [column, identity] of [map.match, map.matchAll, map.yields].flatMap(Object.entries<string>)) {
      const normalise = identities[identity]?.normalise ?? 'text';
      // A name is many people's, and would hold what is theirs.
      if (normalise === 'name') continue;
      const values = await read({ table, column });
      const canonical = values.flatMap((value) => canonicalIdentity(value.trim(), normalise) ?? []);
      found[identity] = [...new Set([...(found[identity] ?? []), ...canonical])];
    }
  }
  return found;
}
