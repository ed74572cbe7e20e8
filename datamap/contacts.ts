import type { ClientBase } from 'pg';
import { canonicalAddress } from '#domain/address';
import type { CheckedMap } from './checked.ts';
import { spanFrom, typeOf } from './conditions.ts';
import { ownValues } from './own-values.ts';
import type { Place } from './place.ts';
import type { MapColumn } from './shape.ts';
import { inSnapshot } from './snapshot.ts';
import { identifier, parameters } from './sql.ts';
import { type Asked, subjectOf } from './subject.ts';
import type { Subject } from './who.ts';

type Notify = NonNullable<MapColumn['notify']>;

/** An address replaced longer ago is not a takeover's first step any more, and may be somebody else's by now. */
const recently = '-90 days';

/**
 * The addresses that hear of a deletion before it runs: the person's main one, one that was replaced lately, and those
 * that the map marks as only theirs; canonical, each once. An address shared with others would tell them.
 */
export async function contactsOf(client: ClientBase, checked: CheckedMap, asked: Asked): Promise<string[]> {
  return inSnapshot(client, async () => {
    const found: string[] = [];
    for (const place of subjectOf(checked, asked, parameters()).places) {
      for (const [column, { notify }] of Object.entries(place.map.columns)) {
        if (notify) found.push(...(await addressesIn(client, checked, asked, { table: place.name, column, notify })));
      }
    }
    return [...new Set(found)];
  });
}

async function addressesIn(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
  { table, column, notify }: { table: string; column: string; notify: Notify },
): Promise<string[]> {
  const only = notify === 'replaced' ? isRecent : undefined;
  const values = await ownValues(client, checked, asked, { table, column, limit: 20, only });
  return values.flatMap((address) => {
    const canonical = canonicalAddress(address);
    return canonical.ok ? [canonical.value] : [];
  });
}

/** Without a column that says when, a replaced address counts as one replaced lately. */
function isRecent({ binder, at }: Subject, place: Place): string {
  const { replacedAt } = place.map;
  if (!replacedAt) return 'true';
  typeOf(place.catalogue, replacedAt);
  return `t.${identifier(replacedAt)} > ${spanFrom(binder.bind(at, 'timestamptz'), recently, binder)}`;
}
