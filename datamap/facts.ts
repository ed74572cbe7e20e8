import { createHash, timingSafeEqual } from 'node:crypto';
import type { ClientBase } from 'pg';
import { canonicalFact } from '#domain/facts';
import type { CheckedMap } from './checked.ts';
import { ownValues } from './own-values.ts';
import { makePlan } from './plan.ts';
import type { Asked } from './subject.ts';

/** Of the rows of a person with very many. */
const comparedAtMost = 10_000;

/**
 * How many of the facts that somebody typed are those of the person that they say they are. Only this number leaves:
 * neither which, nor whether anything is held. Where the identities lead to several persons and nobody picked one, none.
 * @param given by the map's `table.column`; what the map does not ask for counts as wrong
 * @see 11 CCR 7060(c), 7062(b); GDPR Art. 12(6)
 */
export async function countFacts(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
  given: Record<string, string>,
): Promise<number> {
  const { persons } = await makePlan(client, checked, { ...asked, request: '', kind: 'access' });
  let right = 0;
  for (const [table, { columns }] of Object.entries(checked.map.tables)) {
    for (const [column, { ask }] of Object.entries(columns)) {
      if (!ask) continue;
      // Read for every fact that could be asked: how long it takes does not tell which of them was typed.
      const held = await ownValues(client, checked, asked, { table, column, limit: comparedAtMost });
      if (isOneOf(given[`${table}.${column}`] ?? '', held)) right += 1;
    }
  }
  return persons > 1 && !asked.chosen ? 0 : right;
}

/** Every value is compared, each in constant time. */
function isOneOf(typed: string, held: string[]): boolean {
  const wanted = canonicalFact(typed);
  const mine = hashOf(wanted ?? '');
  const equal = held
    .flatMap((value) => canonicalFact(value) ?? [])
    .filter((fact) => timingSafeEqual(hashOf(fact), mine));
  return wanted !== null && equal.length > 0;
}

const hashOf = (fact: string): Buffer => createHash('sha256').update(fact).digest();
