/** Plans of many people at once: each is the one that would be made for them alone, and has the same digest. */
import type { ClientBase } from 'pg';
import type { Plan } from '#domain/plan';
import { answersSql, countsIn } from './answers.ts';
import type { CheckedMap } from './checked.ts';
import { pin, type Settings, settle } from './erase-rows.ts';
import { hasSeveral } from './match-sql.ts';
import { isTrialRefused } from './new-rows.ts';
import type { Erasure } from './outcomes.ts';
import { erasureFor, type PlanFor, planFrom } from './plan.ts';
import { referencesOf } from './references.ts';
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
      const answers = await answered(client, erasure, binder);
      return wanted.people.map((_, who) => planOf(erasure, checked, wanted, answers, who));
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

/** What the database says of each of the people, in their order, and the tables of which it would refuse something: nobody knows whose. */
export type Answers = { said: string[]; refused: Set<number> };

/** Counts the pinned rows of many people. */
export async function answered(client: ClientBase, erasure: Erasure, binder: Settings): Promise<Answers> {
  const text = answersSql(erasure, referencesOf(erasure));
  await settle(client, binder);
  const { rows } = await client.query<{ who: number | null; said: string }>(text);
  const said = new Map(rows.map((row) => [row.who, row.said]));
  const people = erasure.subject.people?.identities ?? [];
  return {
    said: people.map((_, who) => said.get(who) ?? ''),
    refused: new Set(countsIn(said.get(null) ?? '').map(({ number }) => number)),
  };
}

/** Makes one person's plan of what was counted. @returns `null` when they can only be planned alone */
export function planOf(
  erasure: Erasure,
  checked: CheckedMap,
  { people, ...common }: PeopleFor,
  { said, refused }: Answers,
  who: number,
): Plan | null {
  const person = people[who];
  const counts = countsIn(said[who] ?? '');
  const isRefused = counts.some(({ number, what }) => what === 'key' && refused.has(number));
  // Which identities are those of a person who was not picked is not asked of many.
  if (!person || isRefused || hasSeveral({ chosen: null, ...person })) return null;
  return planFrom(erasure, checked, { ...common, ...person }, counts);
}
