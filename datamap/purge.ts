import type { ClientBase } from 'pg';
import type { Plan, PlanTable, Receipt } from '#domain/plan';
import { sharedIn } from '#domain/plan-totals';
import type { CheckedMap } from './checked.ts';
import { deletedRows } from './deleted.ts';
import { digest } from './digest.ts';
import { directPlaces } from './direct.ts';
import { carryOut, counted, eraseDirectly, lookAgain, pin } from './erase-rows.ts';
import { carryOutFirst } from './first.ts';
import type { Hold } from './hold.ts';
import type { Identities } from './identities.ts';
import { settledIdentities } from './match-sql.ts';
import type { Erasure } from './outcomes.ts';
import { isErasable, placesOf } from './place.ts';
import { erasureFor, type PlanFor, planFrom } from './plan.ts';
import { type Remember, rememberedPlaces, rememberRows } from './remember.ts';
import { type Done, inRun, type NotDone, Refusal, type Run } from './run.ts';
import { settings } from './sql.ts';

export type PurgeRun = Run & {
  /** The plan that was approved. */
  plan: Plan;
  /** The proven identities, as they were when the plan was made. */
  identities: Identities;
  /** Secret of the keyed hash, for columns that are reduced to one. */
  hashKey: Buffer;
  /** When the run began. */
  now: Date;
  /** Gets the lines by which the rows can be erased again; inside the transaction, before any is erased. */
  remember?: Remember;
  /** What is held of this person's rows now; a hold that came or went since the plan makes another plan. */
  holds?: Hold[];
};

/**
 * Carries out an approved deletion: pins the rows, plans anew and compares digests, reduces, deletes children first,
 * looks again, and writes the receipt, all in one transaction. Exactly what was approved, or nothing.
 * @returns the signed receipt; `plan-changed` when rows, person or map are no longer what was approved
 * @throws RunFault when the counts differ from the plan's or rows are left, after everything is rolled back
 * @see GDPR Art. 17(1), 5(2)
 */
export async function purge(client: ClientBase, checked: CheckedMap, run: PurgeRun): Promise<Done | NotDone> {
  const approved = digest(run.plan);
  return inRun(client, { ...run, digest: approved }, async () => {
    const fresh = await erase(client, checked, run, (plan) => {
      if (digest(plan) !== approved) throw new Refusal('plan-changed');
    });
    return receiptOf(fresh, checked, run);
  });
}

/** What erasing needs to know of a run; a rehearsal has no receipt and so no signer. */
export type EraseRun = Pick<PurgeRun, 'identities' | 'hashKey' | 'onStatement' | 'holds' | 'remember'> & {
  plan: Pick<
    Plan,
    | 'request'
    | 'scope'
    | 'chosen'
    | 'at'
    | 'corrections'
    | 'optOuts'
    | 'lost'
    | 'policy'
    | 'released'
    | 'receivedOn'
    | 'law'
  >;
};

/**
 * The deletion itself, in the transaction that is open.
 * @param agree sees the plan made from the pinned rows before any is touched, and throws to stop
 * @returns that plan
 */
export async function erase(
  client: ClientBase,
  checked: CheckedMap,
  run: EraseRun,
  agree: (plan: Plan) => void,
): Promise<Plan> {
  const { plan, identities, holds = [] } = run;
  const wanted: PlanFor = { ...plan, kind: 'delete', identities, at: new Date(plan.at), holds };
  const binder = settings();
  const erasure = await settled(client, erasureFor(checked, wanted, binder));
  const lined = new Set(run.remember ? rememberedPlaces(erasure) : []);
  const direct = new Set(directPlaces(erasure).filter((place) => !lined.has(place)));
  const pinned = erasure.subject.places.filter((place) => !direct.has(place));
  await pin(client, erasure, pinned, binder, run);
  if (run.remember) await rememberRows(client, erasure, run.remember, binder);
  const before = await deletedRows(client);
  const counts = await counted(client, erasure, pinned, binder);
  await carryOutFirst(client, erasure, counts, binder, run);
  const done = await eraseDirectly(client, erasure, [...direct], binder, run);
  const fresh = planFrom(erasure, checked, wanted, [...counts, ...done]);
  try {
    agree(fresh);
  } catch (error) {
    // Rows that a trigger would not let go are no change of the plan: then the look says so.
    await lookAgain(client, erasure, [...direct], direct, binder);
    throw error;
  }
  await run.onStatement?.({ act: 'plan', table: '', rows: fresh.tables.reduce((sum, { found }) => sum + found, 0) });
  await carryOut(client, erasure, { pinned, direct, before }, fresh, binder, run);
  return fresh;
}

async function settled(client: ClientBase, erasure: Erasure): Promise<Erasure> {
  const { subject } = erasure;
  return { ...erasure, subject: { ...subject, identities: await settledIdentities(client, subject), isSettled: true } };
}

/** What a purge did, by its plan, which was held against what was done. */
export function receiptOf(plan: Plan, checked: CheckedMap, { id, now }: Pick<PurgeRun, 'id' | 'now'>): Receipt {
  const asked = checked.map.scopes[plan.scope]?.tables;
  const sharedOf = (line: PlanTable) =>
    plan.scope === 'everything' || asked?.[line.table] !== undefined ? sharedIn(line) : 0;
  const erasable = erasableIn.get(checked) ?? findErasable(checked);
  erasableIn.set(checked, erasable);
  const tables = plan.tables.filter(({ table }) => erasable.has(table));
  return {
    version: 1,
    run: id,
    request: plan.request,
    act: 'purge',
    scope: plan.scope,
    map: plan.map,
    plan: digest(plan),
    at: now.toISOString(),
    tables: tables.map((line) => ({
      ...{ table: line.table, label: line.label },
      ...{ before: line.found, after: line.found - line.erased, erased: line.erased, reduced: line.reduced },
      ...{ changed: line.first?.rows ?? 0, added: 0, kept: line.kept },
      ...(line.first ? { first: line.first } : {}),
      ...(line.processors ? { processors: line.processors } : {}),
      ...(sharedOf(line) > 0 ? { shared: sharedOf(line) } : {}),
    })),
  };
}

/** What a view shows lies in other tables, and is counted there. */
const findErasable = (checked: CheckedMap): Set<string> =>
  new Set(
    placesOf(checked)
      .filter(isErasable)
      .map(({ name }) => name),
  );

/** With many people asked for with each; worked out once. */
const erasableIn = new WeakMap<CheckedMap, Set<string>>();
