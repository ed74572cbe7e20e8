import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { ownValues } from './own-values.ts';
import { inSnapshot } from './snapshot.ts';
import { parameters } from './sql.ts';
import { type Asked, subjectOf } from './subject.ts';

/** More in one column are no person's own any more. */
const limit = 1000;

/**
 * The e-mail addresses that the person's own rows tell as theirs, as they are written there, former ones too: by table,
 * what the map finds rows by or passes on, and whom it would tell of a deletion.
 */
export async function ownAddresses(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
): Promise<Map<string, string[]>> {
  const { identities } = checked.map;
  return inSnapshot(client, async () => {
    const found = new Map<string, string[]>();
    for (const { name: table, map } of subjectOf(checked, asked, parameters()).places) {
      const known = [map.match, map.matchAll, map.yields]
        .flatMap(Object.entries<string>)
        .filter(([, identity]) => identities[identity]?.normalise === 'email');
      const told = Object.entries(map.columns).filter(([, { notify }]) => notify);
      for (const column of new Set([...known, ...told].map(([name]) => name))) {
        const values = await ownValues(client, checked, asked, { table, column, limit });
        found.set(table, [...new Set([...(found.get(table) ?? []), ...values.map((one) => one.trim())])]);
      }
    }
    return found;
  });
}
