/**
 * What a deletion does with each of the person's rows. A row goes, stays with less in it, is kept for a reason of the map,
 * or was not asked for. And a row that a staying row refers to must stay too, since the database would refuse
 * otherwise: it takes over that row's reason (a card under an open chargeback), or becomes a question.
 */
import type { Policy } from '#domain/plan';
import type { CatalogueTable, ForeignKey, Within } from './checked.ts';
import { conditionSql, spanFrom } from './conditions.ts';
import { erasureOrder } from './erasure-order.ts';
import { type Hold, holdsTable } from './hold.ts';
import { peopleSets } from './match-sql.ts';
import { isErasable, isWithheld, keyNames, type Place, sameRow, withinSql } from './place.ts';
import { releasedSql } from './released.ts';
import { ownName, ownSets } from './row-sets.ts';
import type { Keep, Way } from './shape.ts';
import { allOf, identifier } from './sql.ts';
import { type NamedQuery, type Subject, whoseColumn } from './who.ts';

/** What becomes of a row, as a number in SQL. */
export const fates = { gone: 0, reduced: 1, kept: 2, left: 3 } as const;

/** In the place of a keep's number: rows that stay although no law is named for it. */
export const noLaw = 32_000;

/**
 * The deletion that is asked for: `everything`, a scope of the map, or `null` for none (all rows are left).
 * `others` are all tables of the catalogue, of which some may refer to the map's.
 */
export type Erasure = {
  subject: Subject;
  scope: string | null;
  others: CatalogueTable[];
  holds: Hold[];
  policy?: Policy;
  /** Of a request that staff keyed in: the day on which it reached us. */
  receivedOn?: string;
  /** The law that was said to be the person's. */
  law?: string;
  /** Only where a deletion is done again. */
  again?: Again;
  untried?: true; // no new value is tried: the database could not even read one
};

/** SQL over `t`, or `null` for no row of the table. */
type Rows = (place: Place) => string | null;
/** Of a deletion that is done again. */
type Again = {
  /** What stays besides. */
  stays: { why: Hold; when: Rows }[];
  /** What goes whatever the map says of it today, and what of that had only been reduced: what held it may not be known any more. */
  goes: Rows;
  reduced: Rows;
  newer: Rows;
  /** The tables that had their first step. */
  firsts: string[];
};

/** Why a row stays: somebody's hold, or a line of the map. */
type Reason = { table: string | null; why: Hold | Keep; when?: Rows };

/** All reasons for which rows may stay, holds first, what counts only in a second deletion last; the sets carry their position here. */
const reasonsOf = ({ holds, subject: { places }, again }: Erasure): Reason[] => [
  ...holds.map((why) => ({ table: null, why })),
  ...places.flatMap(({ name, map }) => map.keep.map((why) => ({ table: name, why }))),
  ...(again?.stays ?? []).map((one) => ({ table: null, ...one })),
];

/** The reasons that can hold rows of one table, each with its number. */
const reasonsFor = (erasure: Erasure, place: Place): (Reason & { number: number })[] =>
  askedOf(erasure, place) === null
    ? []
    : reasonsOf(erasure)
        .map((reason, number) => ({ ...reason, number }))
        .filter(({ when }) => when === undefined || when(place) !== null)
        .filter(({ table, why }) => ('tables' in why ? holdsTable(why, place.name) : table === place.name));

/** What a scope asks of a table, or `null` when it does not reach it. */
export function askedOf({ subject, scope }: Erasure, place: Place): 'delete' | 'columns' | 'keep' | null {
  // Rows held for another controller are that one's to erase.
  if (scope === null || isWithheld(place)) return null;
  // A view shows what lies elsewhere: it is not asked to keep anything, unless the map gives it a reason.
  if (!isErasable(place) && place.map.keep.length === 0 && place.map.erase === 'keep') return null;
  if (scope === 'everything') return place.map.erase;
  const asked = subject.map.scopes[scope]?.tables[place.name];
  return asked === undefined || place.map.erase === 'keep' ? (asked && 'keep') || null : asked;
}

/** Columns that are made unreadable where a row stays. */
export function waysOf({ map }: Pick<Place, 'map'>): [column: string, way: Way][] {
  const known = ways.get(map) ?? findWays(map);
  ways.set(map, known);
  return known;
}

const findWays = ({ columns }: Place['map']): [column: string, way: Way][] =>
  Object.entries(columns).flatMap(([column, { erase }]) =>
    erase === undefined || erase === 'keep' ? [] : [[column, erase] as [string, Way]],
  );

/** With many people asked for with each; worked out once. */
const ways = new WeakMap<Place['map'], [column: string, way: Way][]>();

/** The set in which a table's fates stand. */
export const fateName = (erasure: Erasure, place: Place): string =>
  holders(erasure, place).length > 0 ? `habeas_o${place.number}` : ownName(place);

/**
 * The person's rows (parents first), then the fates of tables whose rows others may hold (children first).
 * @param only tables whose rows are wanted, all by default; what holds them is not followed to other tables
 */
export function fateSets(erasure: Erasure, only = new Set(erasure.subject.places)): NamedQuery[] {
  const own = ownSets(erasure.subject, (place) => fateColumns(erasure, place), only);
  const held = erasureOrder(erasure.subject.places)
    .flat()
    .filter((place) => only.has(place) && holders(erasure, place).length > 0)
    .map((place) => heldSet(erasure, place));
  return [...peopleSets(erasure.subject), ...own, ...held];
}

/** `#kept` (number of the reason), `#until` (day of its review) and `#fate`, as far as the row itself decides. */
function fateColumns(erasure: Erasure, place: Place): string[] {
  const asked = askedOf(erasure, place);
  const kept = byReason(erasure, place, ({ number }) => String(number), asked === 'keep' ? String(noLaw) : 'NULL');
  const until = byReason(erasure, place, ({ why }) => reviewSql(erasure.subject, why), 'NULL');
  return [
    `(${onWord(erasure, place, kept, 'NULL')})::int AS "#kept"`,
    `(${onWord(erasure, place, until, 'NULL')})::date AS "#until"`,
    `${fateSql(erasure, place)} AS "#fate"`,
  ];
}

/** SQL over `t`: what becomes of the row, as far as the row itself decides. */
export function fateSql(erasure: Erasure, place: Place): string {
  const asked = askedOf(erasure, place);
  const plain = {
    delete: fates.gone,
    columns: waysOf(place).length > 0 ? fates.reduced : fates.left,
    keep: fates.kept,
  };
  const fate = asked === null ? fates.left : plain[asked];
  const reduced = asked === 'delete' && waysOf(place).length > 0 ? (erasure.again?.reduced(place) ?? null) : null;
  const goes = collectedSql(erasure, place, fate);
  const most = reduced === null ? goes : `CASE WHEN ${reduced} THEN ${fates.reduced} ELSE ${goes} END`;
  const ours = byReason(erasure, place, () => String(fates.kept), most);
  return `(${onWord(erasure, place, ours, String(fates.left))})::int`;
}

/** Of a table that is held for others a value for the rows whose controller gave its word, and another for the rest. */
const onWord = ({ subject }: Erasure, place: Place, value: string, otherwise: string): string =>
  releasedSql(subject, place).reduce((sql, when) => `CASE WHEN ${when} THEN ${sql} ELSE ${otherwise} END`, value);

/** Whether rows of a table that the deletion reaches are left because of whose or how old they are. */
const isInPart = (erasure: Erasure, place: Place): boolean => place.held !== null || policyDay(erasure, place) !== null;

/** The day before which rows were collected that go, or `null` where age has no say. */
export function policyDay({ subject, scope, policy }: Erasure, place: Place): string | null {
  const { collected } = (scope === null ? undefined : subject.map.scopes[scope]) ?? {};
  return collected && policy && place.map.collectedAt !== undefined ? policy.on : null;
}

/** A row that was given after the change, or of which nobody knows when, is left. */
function collectedSql(erasure: Erasure, place: Place, fate: number): string {
  const day = policyDay(erasure, place);
  if (day === null || place.map.collectedAt === undefined) return String(fate);
  const isBefore = `t.${identifier(place.map.collectedAt)} < ${erasure.subject.binder.bind(day, 'date')}`;
  return `CASE WHEN ${isBefore} THEN ${fate} ELSE ${fates.left} END`;
}

/** The fate of all of a table's rows, or `null` where it depends on the row or on rows that hold it. */
export function onlyFate(erasure: Erasure, place: Place): number | null {
  const asked = askedOf(erasure, place);
  if (asked === null) return fates.left;
  if (asked === 'keep' || mayBeKept(erasure, place) || holders(erasure, place).length > 0) return null;
  if (asked === 'delete') return fates.gone;
  return waysOf(place).length > 0 ? fates.reduced : fates.left;
}

/** Whether a line of the map, a hold, a policy's day or another controller can keep rows of the table. */
export const mayBeKept = (erasure: Erasure, place: Place): boolean =>
  reasonsFor(erasure, place).length > 0 || isInPart(erasure, place);

/** SQL over `t`: a value of the first reason that holds the row, or another. */
function byReason(
  erasure: Erasure,
  place: Place,
  value: (reason: ReturnType<typeof reasonsFor>[number]) => string,
  otherwise: string,
): string {
  const reasons = reasonsFor(erasure, place);
  if (reasons.length === 0) return otherwise;
  const cases = reasons.map((reason) => {
    const condition = 'while' in reason.why ? reason.why.while : undefined;
    const holds = condition ? conditionSql(condition, place.catalogue, 't', erasure.subject) : 'true';
    const goes = erasure.again?.goes(place) ?? 'false';
    const when = reason.when?.(place) ?? (erasure.again ? allOf([holds, `NOT (${goes})`]) : holds);
    return `WHEN ${when} THEN ${value(reason)}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${otherwise} END`;
}

function reviewSql({ binder, at }: Subject, why: Hold | Keep): string {
  if ('until' in why) return binder.bind(why.until, 'date');
  return typeof why.review === 'string'
    ? spanFrom(binder.bind(at, 'timestamptz'), why.review, binder)
    : `(t.${identifier(why.review.column)} + ${binder.bind(why.review.plus, 'interval')})`;
}

type Holder = { child: Place; key: ForeignKey };

/** Foreign keys by which rows that stay can hold this table's rows. */
function holders(erasure: Erasure, place: Place): Holder[] {
  if (askedOf(erasure, place) !== 'delete') return [];
  const group = erasureOrder(erasure.subject.places).find((one) => one.includes(place)) ?? [];
  return referencesTo(erasure.subject.places, place).filter(
    ({ child, key }) => !key.onDelete.startsWith('set') && !group.includes(child) && mayStay(erasure, child),
  );
}

/** Foreign keys of the map's tables that lead to this one. */
export const referencesTo = (places: Place[], { catalogue: { schema, name } }: Place): Holder[] =>
  places.flatMap((child) =>
    child.catalogue.foreignKeys.filter(({ to }) => to === `${schema}.${name}`).map((key) => ({ child, key })),
  );

const mayStay = (erasure: Erasure, place: Place): boolean =>
  askedOf(erasure, place) !== 'delete' || mayBeKept(erasure, place) || holders(erasure, place).length > 0;

/** The table's rows once more, with those held that rows staying in child tables refer to. */
function heldSet(erasure: Erasure, place: Place): NamedQuery {
  const whose = whoseColumn(erasure.subject);
  const held = holders(erasure, place).map((holder, at) => ({ ...holder, alias: `h${at}` }));
  const least = `least(${held.map(({ alias }) => `${alias}.kept`).join(', ')})`;
  const latest = `greatest(${held.map(({ alias }) => `${alias}.until`).join(', ')})`;
  const goes = `r."#fate" = ${fates.gone}`;
  const stays = waysOf(place).length > 0 ? fates.reduced : fates.kept;
  const columns = [
    ...keyNames(place),
    ...place.catalogue.foreignKeys.flatMap(({ columns }) => columns.map((c) => identifier(c))),
  ];
  const referred = place.referred.map((c) => identifier(c));
  const joins = held.map(
    ({ child, key, alias }) =>
      `LEFT JOIN (${stayingSql(erasure, child, key)}) ${alias} ON ${allOf([
        ...key.toColumns.map((column, at) => `r.${identifier(column)} = ${alias}.c${at}`),
        ...whose.map((who) => `r.${who} = ${alias}.${who}`),
        ...partSql(place, 'r', key.toWithin),
      ])}`,
  );
  return {
    name: fateName(erasure, place),
    sql: `SELECT ${[...new Set([...columns, ...referred, ...whose])].map((column) => `r.${column}`).join(', ')},
      CASE WHEN ${goes} THEN ${least} ELSE r."#kept" END AS "#kept",
      CASE WHEN ${goes} THEN ${latest} ELSE r."#until" END AS "#until",
      CASE WHEN ${goes} AND ${least} IS NOT NULL THEN ${stays} ELSE r."#fate" END AS "#fate"
      FROM ${ownName(place)} r ${joins.join(' ')}`,
  };
}

/** What the staying rows of a child table refer to, with the reason that holds it. */
function stayingSql(erasure: Erasure, child: Place, key: ForeignKey): string {
  const cut = waysOf(child).some(([column, way]) => way === 'null' && key.columns.includes(column));
  const stay = `s."#fate" IN (${(cut ? [fates.kept, fates.left] : [fates.reduced, fates.kept, fates.left]).join(', ')})`;
  const columns = key.columns.map((column) => `s.${identifier(column)}`);
  const whose = whoseColumn(erasure.subject).map((who) => `s.${who}`);
  return `SELECT ${[...columns.map((column, at) => `${column} AS c${at}`), ...whose].join(', ')},
    min(coalesce(s."#kept", ${noLaw})) AS kept, max(s."#until") AS until
    FROM ${fateName(erasure, child)} s WHERE ${allOf([stay, ...partSql(child, 's', key.within)])} GROUP BY ${[...columns, ...whose].join(', ')}`;
}

/** SQL over a set: its row lies in the one partition that a key is of, or leads to. */
const partSql = (place: Place, set: string, within: Within | undefined): string[] =>
  withinSql(within).map(
    (lies) => `EXISTS (SELECT 1 FROM ${place.sql} t WHERE ${allOf([sameRow(place, set, 't'), lies])})`,
  );

/** The reason of a number, or `null` for rows that stay without a law. */
export const reasonAt = (erasure: Erasure, number: number | null): Hold | Keep | null =>
  reasonsOf(erasure)[number ?? noLaw]?.why ?? null;
