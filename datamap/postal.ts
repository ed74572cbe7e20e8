import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { ownValues } from './own-values.ts';
import { makePlan } from './plan.ts';
import type { Asked } from './subject.ts';

/**
 * The postal address that is held of a person, line by line as on an envelope, from the columns that the map marks with
 * `post`. Null where there is none, or the person's rows say more than one: a code must not go to where somebody lived
 * before. An address that others share is not read, and who is one of several persons has none.
 */
export async function postalOf(client: ClientBase, checked: CheckedMap, asked: Asked): Promise<string[] | null> {
  const { persons } = await makePlan(client, checked, { ...asked, request: '', kind: 'access' });
  if (persons > 1 && !asked.chosen) return null;
  const lines = new Map<number, string[]>();
  for (const [table, { columns }] of Object.entries(checked.map.tables)) {
    for (const [column, { post }] of Object.entries(columns)) {
      if (post === undefined) continue;
      const said = await ownValues(client, checked, asked, { table, column, limit: 2 });
      const values = said.map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '');
      if (values.length > 1) return null;
      lines.set(post, [...(lines.get(post) ?? []), ...values]);
    }
  }
  const written = [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, parts]) => parts.join(' '))
    .filter((line) => line !== '');
  // A name alone is no address.
  return written.length < 2 ? null : written;
}
