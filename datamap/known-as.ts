import type { ClientBase } from 'pg';
import { canonicalIdentity } from '#domain/identity';
import type { CheckedMap } from './checked.ts';
import type { Identities } from './identities.ts';
import { ownValues } from './own-values.ts';
import { inSnapshot } from './snapshot.ts';
import { parameters } from './sql.ts';
import { type Asked, subjectOf } from './subject.ts';

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
        const values = await ownValues(client, checked, asked, { table: name, column });
        const canonical = values.flatMap((value) => canonicalIdentity(value.trim(), normalise) ?? []);
        found[identity] = [...new Set([...(found[identity] ?? []), ...canonical])];
      }
    }
    return found;
  });
}
