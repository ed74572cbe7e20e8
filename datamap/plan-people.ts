/** Plans of many people at once: each is the one that would be made for them alone, and has the same digest. */
import type { ClientBase } from 'pg';
import type { Plan } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { counted, pin } from './erase-rows.ts';
import { hasSeveral } from './match-sql.ts';
import { isTrialRefused } from './new-rows.ts';
import type { Erasure } from './outcomes.ts';
import { erasureFor, type PlanFor, planFrom } from './plan.ts';
import type { Count } from './plan-sql.ts';
import { inPinnedSnapshot } from './snapshot.ts';
import { type Binder, settings } from './sql.ts';

/** What is planned for all of them: in one scope, and as of one instant. */
export type PeopleFor = Pick<PlanFor, 'kind' | 'scope' | 'at' | 'policy'> & {
  people: Omit<PlanFor, 'kind' | 'scope' | 'at' | 'policy' | 'holds'>[];
};

/**
 * Plans for many people: as many statements as for one. Holds are not for sets: who is under one is planned alone.
 * @returns a plan for each in their order, or `null` for one who can only be planned alone
 * @throws RangeError when the scope is not in the map
 */
export async function makePlans(client: ClientBase, checked: CheckedMap, wanted: PeopleFor): Promise<(Plan | null)[]> {
  try {
    return await inPinnedSnapshot(client, async () => {
      const binder = settings();
      const erasure = peopleErasure(checked, wanted, binder);
      const { places } = erasure.subject;
      await pin(client, erasure, places, binder, {});
      return [...plansFrom(erasure, checked, wanted, await counted(client, erasure, places, binder))];
    });
  } catch (error) {
    // Somebody’s new value is none that the database can read: alone they are asked about, and the others are not.
    if (!isTrialRefused(error)) throw error;
    return wanted.people.map(() => null);
  }
}

/** @throws RangeError when the scope is not in the map */
export function peopleErasure<Values extends Binder>(checked: CheckedMap, wanted: PeopleFor, binder: Values): Erasure {
  const erasure = erasureFor(checked, { ...wanted, request: '', identities: {} }, binder);
  const people = {
    identities: wanted.people.map(({ identities }) => identities),
    chosen: wanted.people.map(({ chosen = null }) => chosen),
    who: 'w."#who"',
  };
  return { ...erasure, subject: { ...erasure.subject, people } };
}

/** Puts the counts of many into a plan for each, one after the other, so that whoever only compares them keeps none. */
export function* plansFrom(
  erasure: Erasure,
  checked: CheckedMap,
  { people, ...common }: PeopleFor,
  counts: Count[],
): Generator<Plan | null> {
  const byPerson = Map.groupBy(counts, ({ who }) => who);
  // What the database would refuse is counted of all together: nobody knows whose it is.
  const refused = new Set((byPerson.get(null) ?? []).filter(({ rows }) => rows > 0).map(({ number }) => number));
  for (const [who, person] of people.entries()) {
    const mine = byPerson.get(who) ?? [];
    const isRefused = mine.some(({ number, what }) => what === 'key' && refused.has(number));
    // Which identities are those of a person who was not picked is not asked of many.
    const isAlone = isRefused || hasSeveral({ chosen: null, ...person });
    yield isAlone ? null : planFrom(erasure, checked, { ...common, ...person }, mine);
  }
}
