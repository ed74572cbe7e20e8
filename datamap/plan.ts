import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Kind } from '#domain/kinds';
import type { Controller, Correction, KeptRows, Plan, PlanTable, Policy } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { erasureOrder } from './erasure-order.ts';
import { assertHolds, type Hold } from './hold.ts';
import { splitColumn } from './names.ts';
import { isTrialRefused } from './new-rows.ts';
import { type Erasure, fateSets, fates, reasonAt } from './outcomes.ts';
import type { Place } from './place.ts';
import { type Count, countsSql, onlyFateOf } from './plan-sql.ts';
import { questionsOf } from './questions.ts';
import { referencesOf } from './references.ts';
import { labelOf, shownColumns } from './shown.ts';
import { inSnapshot } from './snapshot.ts';
import { type Binder, parameters } from './sql.ts';
import { type Asked, subjectOf, withSets } from './subject.ts';

/** What is to be planned. */
export type PlanFor = Asked & {
  /** The request's id. */
  request: string;
  kind: Kind;
  /** `everything` or a scope of the map, for a deletion. */
  scope?: string;
  corrections?: Correction[];
  optOuts?: string[];
  lost?: string[];
  /** For a scope of what was collected before a policy changed: the version that the person objects to. */
  policy?: Policy | undefined;
  /** Controllers on whose word the rows held for them are shown, or erased. */
  released?: Controller[] | undefined;
  /** Of a request that staff keyed in: the day on which it reached us, `YYYY-MM-DD`. */
  receivedOn?: string | undefined;
  /** Id of the law that was said to be the person's; left out where nobody said so. */
  law?: string | undefined;
  /** What is held of this person's rows, as the portal's database says now. */
  holds?: Hold[];
};

/**
 * Exactly what a run would do, counted in one read-only snapshot by one statement. Same rows, same map and same `at`
 * give the same plan and so the same digest; anything odd becomes a question.
 * @throws RangeError when the scope, or a table that is held, is not in the map
 */
export async function makePlan(client: ClientBase, checked: CheckedMap, wanted: PlanFor): Promise<Plan> {
  try {
    return await counted(client, checked, wanted, {});
  } catch (error) {
    if (wanted.kind !== 'delete' || !isTrialRefused(error)) throw error;
    return counted(client, checked, wanted, { untried: true });
  }
}

function counted(
  client: ClientBase,
  checked: CheckedMap,
  wanted: PlanFor,
  tries: Pick<Erasure, 'untried'>,
): Promise<Plan> {
  return inSnapshot(client, async () => {
    const binder = parameters();
    const erasure = { ...erasureFor(checked, wanted, binder), ...tries };
    const text = withSets(fateSets(erasure), countsSql(erasure, referencesOf(erasure)));
    return planFrom(erasure, checked, wanted, (await client.query<Count>(text, binder.values)).rows);
  });
}

/** @throws RangeError when the scope, or a table that is held, is not in the map */
export function erasureFor<Values extends Binder>(checked: CheckedMap, wanted: PlanFor, binder: Values): Erasure {
  const scope = wanted.kind === 'delete' ? (wanted.scope ?? 'everything') : null;
  if (scope !== null && scope !== 'everything' && !Object.hasOwn(checked.map.scopes, scope)) {
    throw new RangeError('The map has no such scope');
  }
  const collected = scope !== null && checked.map.scopes[scope]?.collected !== undefined;
  if (collected && !wanted.policy) throw new RangeError('This scope needs the policy that the person objects to');
  const { holds = [] } = wanted;
  assertHolds(holds, Object.keys(checked.map.tables));
  return {
    subject: subjectOf(released(checked, wanted), wanted, binder),
    scope,
    others: Object.values(checked.catalogue),
    holds,
    ...(collected && wanted.policy ? { policy: wanted.policy } : {}),
    ...(wanted.receivedOn ? { receivedOn: wanted.receivedOn } : {}),
    ...(wanted.law && Object.values(checked.map.tables).some(({ lives }) => lives) ? { law: wanted.law } : {}),
  };
}

/** The map for one request, with the rows of controllers that have said what is to become of them. */
export const released = (checked: CheckedMap, { released }: Pick<PlanFor, 'released'>): CheckedMap =>
  released && released.length > 0 ? { ...checked, released } : checked;

/** Puts the counts of `countsSql` into a plan; the run does it again over the rows that it has pinned. */
export function planFrom(erasure: Erasure, checked: CheckedMap, wanted: PlanFor, counts: Count[]): Plan {
  const order = erasureOrder(erasure.subject.places).flat();
  const byTable = Map.groupBy(counts, ({ what, number }) =>
    what === 'reference' || what === 'further' ? null : number,
  );
  const tables = order.map((place) => tableFrom(erasure, place, wanted, byTable.get(place.number) ?? []));
  const persons = order.reduce((sum, { map }, at) => sum + (map.person ? (tables[at]?.found ?? 0) : 0), 0);
  return {
    version: 1,
    request: wanted.request,
    kind: wanted.kind,
    scope: erasure.scope ?? 'everything',
    map: checked.hash,
    at: wanted.at.toISOString(),
    chosen: wanted.chosen ?? null,
    ...(erasure.policy ? { policy: erasure.policy } : {}),
    ...(wanted.released && wanted.released.length > 0 ? { released: wanted.released } : {}),
    ...(erasure.receivedOn ? { receivedOn: erasure.receivedOn } : {}),
    ...(erasure.law ? { law: erasure.law } : {}),
    persons,
    tables,
    corrections: wanted.corrections ?? [],
    optOuts: wanted.optOuts ?? [],
    lost: wanted.lost ?? [],
    questions: questionsOf(erasure, { kind: wanted.kind, persons, tables, counts }),
  };
}

function tableFrom(erasure: Erasure, place: Place, { kind, corrections = [] }: PlanFor, mine: Count[]): PlanTable {
  const [table, label, category] = [place.name, labelOf(place), place.map.category ?? ''];
  const corrected = new Set(corrections.filter(({ field }) => isOf(place, field)).map(({ row }) => row)).size;
  const nothing = { found: 0, mentioned: 0, exported: 0, erased: 0, reduced: 0, kept: [], rows: noRows };
  if (mine.length === 0) return { table, label, category, corrected, ...nothing };
  const key = mine.find(({ what }) => what === 'key');
  const found = key?.rows ?? 0;
  const only = onlyFateOf(erasure, place);
  const rowsOf = (fate: number) =>
    only === null ? sum(mine.filter((one) => one.what === 'fate' && one.fate === fate)) : Number(only === fate) * found;
  const mentioned = sum(mine.filter(({ what }) => what === 'mention'));
  const processors = processorsOf(mine);
  return {
    table,
    label,
    category,
    found,
    mentioned,
    exported: kind === 'access' && shownColumns(place).length > 0 ? exportedOf({ found, mentioned, processors }) : 0,
    corrected,
    erased: erasure.scope === null ? 0 : rowsOf(fates.gone),
    reduced: erasure.scope === null ? 0 : rowsOf(fates.reduced),
    // Nothing is kept in a view: to tell the person so would be wrong when all that it shows is gone.
    kept: erasure.scope === null || place.catalogue.kind === 'view' ? [] : keptFrom(erasure, mine),
    ...firstOf(place, mine),
    ...(processors.length > 0 ? { processors } : {}),
    rows: key?.hash ?? noRows,
  };
}

/** The digest of no keys: with many people, those who have no rows in a table have no line of it. */
const noRows = createHash('sha256').digest('hex');

function firstOf({ map: { first } }: Place, counts: Count[]): Pick<PlanTable, 'first'> {
  const rows = sum(counts.filter(({ what }) => what === 'first'));
  return first && rows > 0 ? { first: { label: first.label, rows } } : {};
}

/** A controller's rows of the person's, and those that mention the person, together. */
function processorsOf(counts: Count[]): NonNullable<PlanTable['processors']> {
  const held = counts.filter(({ what }) => what === 'processor');
  if (held.length === 0) return [];
  const byController = Map.groupBy(held, ({ day, hash }) => JSON.stringify([day, hash]));
  return [...byController.values()]
    .map((its) => ({ name: its[0]?.day ?? '', contact: its[0]?.hash ?? '', rows: sum(its) }))
    .sort((one, other) => byText(one.name, other.name) || one.rows - other.rows || byText(one.contact, other.contact));
}

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

type Found = Pick<PlanTable, 'found' | 'mentioned'> & { processors: NonNullable<PlanTable['processors']> };

/** Of a table that is held for others, the rows of those who let them be shown. */
const exportedOf = ({ found, mentioned, processors }: Found): number =>
  processors.reduce((rest, { rows }) => rest - rows, found + mentioned);

const isOf = (place: Place, field: string): boolean => splitColumn(field).table === place.name;
const sum = (counts: Count[]): number => counts.reduce((total, { rows }) => total + rows, 0);

function keptFrom(erasure: Erasure, counts: Count[]): KeptRows[] {
  return counts
    .filter(({ what, fate }) => what === 'fate' && fate === fates.kept)
    .sort((one, other) => (one.kept ?? 0) - (other.kept ?? 0))
    .map(({ kept, rows, day }) => {
      const why = reasonAt(erasure, kept);
      return { reason: why?.reason ?? 'rows that stay refer to them', law: why?.law ?? '', until: day, rows };
    });
}
