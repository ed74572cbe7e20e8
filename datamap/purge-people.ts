import type { ClientBase } from 'pg';
import type { Plan, Receipt } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { deletedRows, type Planned } from './deleted.ts';
import { isSame } from './digest.ts';
import { carryOut, pin } from './erase-rows.ts';
import { foreteller } from './foretold.ts';
import { meanwhile, toEnd } from './meanwhile.ts';
import type { Erasure } from './outcomes.ts';
import { answered, type PeopleFor, peopleErasure, planOf } from './plan-people.ts';
import { type PurgeRun, receiptOf } from './purge.ts';
import { type Signed, signing, writeReceipts } from './receipts.ts';
import { rememberPeople } from './remember.ts';
import { type Done, inRuns } from './run.ts';
import { findSharing } from './sharing.ts';
import { settings } from './sql.ts';

/** One of the people: a run of their own, with the plan that was approved for them. */
type PersonRun = Pick<PurgeRun, 'id' | 'plan' | 'identities' | 'holds'>;

export type PeopleRun = Pick<PurgeRun, 'sign' | 'hashKey' | 'now' | 'onStatement'> & {
  people: PersonRun[];
  /** As in a run of one, for each who is erased, under the id of their run. */
  remember?: (run: string, lines: AsyncIterable<Buffer>) => Promise<void>;
};

/**
 * Nothing of this person was touched. `plan-changed`: as in a run of one; `one-at-a-time`: a row of theirs is another's of
 * the set as well, a hold is upon them, their deletion has a first step, or the database may refuse what would become of a row: they need a run alone.
 */
export type LeftOut = { done: false; refusal: 'plan-changed' | 'one-at-a-time' };

/**
 * Carries out approved deletions of many people in one transaction and as many statements as one person takes. Each
 * keeps plan, digest and signed receipt; one whose plan has changed is left out, and the others are done. For bulk work by
 * a script: the portal's own deletions are approved, cool off and run one by one.
 * @returns what became of each, in their order
 * @throws RangeError when the plans are not of one scope and instant; RunFault as `purge`, after all is rolled back
 * @see GDPR Art. 17(1), 5(2)
 */
export async function purgePeople(
  client: ClientBase,
  checked: CheckedMap,
  run: PeopleRun,
): Promise<(Done | LeftOut)[]> {
  const common = commonOf(run.people);
  const ids = run.people.map(({ id }) => id);
  return inRuns(client, ids, async (earlier) => {
    const fresh = run.people.filter(({ id, holds = [] }) => !earlier.has(id) && holds.length === 0);
    const outcomes = new Map<string, Done | LeftOut>();
    for (const [id, receipt] of earlier) outcomes.set(id, { ...receipt, done: true, repeated: true });
    if (fresh.length > 0) {
      const done = await eraseTogether(client, checked, { ...common, people: fresh.map(wantedFor) }, fresh, run);
      for (const [at, { id }] of fresh.entries()) outcomes.set(id, done[at] ?? alone);
    }
    return ids.map((id) => outcomes.get(id) ?? alone);
  });
}

const alone: LeftOut = { done: false, refusal: 'one-at-a-time' };

function commonOf(people: PersonRun[]): Pick<PeopleFor, 'kind' | 'scope' | 'at' | 'policy'> {
  const [first] = people;
  if (!first) throw new RangeError('Nobody is to be erased');
  const { scope, at, policy } = first.plan;
  if (people.some(({ plan }) => plan.scope !== scope || plan.at !== at || plan.policy?.on !== policy?.on)) {
    throw new RangeError('People of one run need plans of one scope and one instant');
  }
  if (new Set(people.map(({ id }) => id)).size < people.length) throw new RangeError('A run is there twice');
  return { kind: 'delete', scope, at: new Date(at), policy };
}

const wantedFor = ({ plan, identities }: PersonRun): PeopleFor['people'][number] => ({
  request: plan.request,
  identities,
  chosen: plan.chosen,
  corrections: plan.corrections,
  optOuts: plan.optOuts,
  lost: plan.lost,
});

async function eraseTogether(
  client: ClientBase,
  checked: CheckedMap,
  wanted: PeopleFor,
  people: PersonRun[],
  run: PeopleRun,
): Promise<(Done | LeftOut)[]> {
  const binder = settings();
  const erasure = peopleErasure(checked, wanted, binder);
  const { places } = erasure.subject;
  // Both from the plans that were approved, while the database is at work.
  const foretold: (string | null)[] = [];
  const foretelling = foretellAll(erasure, checked, wanted, people, foretold);
  const signed: Signed = { receipts: [], lines: [] };
  const receipts = signing(run.sign, receiptsOf(people, checked, run.now), signed);
  const sets = await meanwhile(pin(client, erasure, places, binder, run), foretelling, receipts);
  const answers = await meanwhile(answered(client, erasure, binder), foretelling, receipts);
  const sharing = await meanwhile(findSharing(client, erasure), foretelling, receipts);
  await toEnd(foretelling);
  const isForetold = (who: number) => answers.refused.size === 0 && answers.said[who] === foretold[who];
  const left = people.map(({ plan }, who) => {
    const fresh = isForetold(who) ? plan : planOf(erasure, checked, wanted, answers, who);
    return leftOut(plan, fresh) ?? (sharing.has(who) ? alone : null);
  });
  await drop(client, sets, left);
  const going = people.flatMap(({ plan }, who) => (left[who] ? [] : [plan]));
  await run.onStatement?.({ act: 'plan', table: '', rows: going.length });
  const { remember } = run;
  if (remember) {
    const who = [...left.keys()].filter((at) => !left[at]);
    await rememberPeople(client, erasure, who, (at, lines) => remember(people[at]?.id ?? '', lines), binder);
  }
  const under = { pinned: places, direct: new Set<never>(), before: await deletedRows(client) };
  await meanwhile(carryOut(client, erasure, under, totalOf(going), binder, run), receipts);
  await toEnd(receipts);
  const theirs = only(signed, (who) => left[who] === null);
  await writeReceipts(client, theirs);
  await run.onStatement?.({ act: 'receipt', table: 'habeas.receipt', rows: theirs.lines.length });
  const byRun = new Map(theirs.receipts.map((one) => [one.receipt.run, one]));
  return people.map(({ id }, who) => {
    const receipt = byRun.get(id);
    return receipt ? { ...receipt, done: true, repeated: false } : (left[who] ?? alone);
  });
}

function* foretellAll(
  erasure: Erasure,
  checked: CheckedMap,
  { people: asked, ...common }: PeopleFor,
  people: PersonRun[],
  foretold: (string | null)[],
): Generator<void> {
  const foretell = foreteller(erasure, checked);
  for (const [who, { plan }] of people.entries()) {
    const person = asked[who];
    foretold.push(person ? foretell({ ...common, ...person }, plan) : null);
    yield;
  }
}

function* receiptsOf(people: PersonRun[], checked: CheckedMap, now: Date): Generator<Receipt> {
  for (const { id, plan } of people) yield receiptOf(plan, checked, { id, now });
}

/** Receipts of those who were left out are of nothing that happened, and go no further. */
const only = ({ receipts, lines }: Signed, isGone: (who: number) => boolean): Signed => ({
  receipts: receipts.filter((_, who) => isGone(who)),
  lines: lines.filter((_, who) => isGone(who)),
});

/** Holds a plan against the one that was approved. */
function leftOut(approved: Plan, fresh: Plan | null): LeftOut | null {
  if (fresh === null) return alone;
  if (!isSame(fresh, approved)) return { done: false, refusal: 'plan-changed' };
  // A first step may name the person's own identity, and of many it would not be known whose.
  return approved.tables.some(({ first }) => first !== undefined) ? alone : null;
}

/** Takes people who are left out from all that is pinned: no later statement knows of them. */
async function drop(client: ClientBase, sets: string[], left: (LeftOut | null)[]): Promise<void> {
  const who = [...left.keys()].filter((one) => left[one] !== null);
  if (who.length === 0) return;
  for (const set of sets) await client.query(`DELETE FROM ${set} WHERE "#who" = ANY($1::int[])`, [who]);
}

/** What all plans say together. */
function totalOf(plans: Plan[]): Planned {
  const totals = new Map<string, Planned['tables'][number]>();
  for (const plan of plans) {
    for (const { table, found, erased, reduced } of plan.tables) {
      const sum = totals.get(table) ?? { table, found: 0, erased: 0, reduced: 0 };
      sum.found += found;
      sum.erased += erased;
      sum.reduced += reduced;
      totals.set(table, sum);
    }
  }
  return { tables: [...totals.values()], questions: plans.flatMap(({ questions }) => questions) };
}
