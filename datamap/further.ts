/**
 * What stands in the way further down than the rows that go. A human may let rows of others go along, one step down and counted. What hangs
 * on those in turn nobody was asked about: the database refuses, or the run does, and all is rolled back. It is counted
 * while planning, so that no deletion is approved that cannot run.
 */
import type { ForeignKey } from './checked.ts';
import { type Erasure, erasureOrder, fateName, fates } from './outcomes.ts';
import { type Place, sameRow } from './place.ts';
import { alongSql, goneSql, isCut, notOwnSql, referenceOf, referringSql, rowKey } from './reference-sql.ts';
import { childOf, type Reference, referencesOf } from './references.ts';
import { allOf, identifier } from './sql.ts';
import { whoseColumn } from './who.ts';

/** Rows of one table by which a deletion would fail, for one foreign key. */
export type Further = {
  /** Where they lie, `schema.name`. */
  from: string;
  words: string;
  /** SQL after FROM, for each row a line that is called `t`. */
  rows: string;
};

/** All that may stand in the way of a deletion beneath its cascades, or by a default, in one order, so that a count can name it by its number. */
export function furtherOf(erasure: Erasure): Further[] {
  const known = found.get(erasure) ?? [
    ...cascadesOf(erasure).flatMap((cascade) => beneath(erasure, cascade)),
    ...referencesOf(erasure).flatMap((reference) => defaulting(erasure, reference)),
  ];
  found.set(erasure, known);
  return known;
}

/** With many people asked for with each; worked out once. */
const found = new WeakMap<Erasure, Further[]>();

const cascadesOf = (erasure: Erasure): Reference[] =>
  referencesOf(erasure).filter(({ key }) => key.onDelete === 'cascade');

function beneath(erasure: Erasure, cascade: Reference): Further[] {
  const keys = erasure.others.flatMap(({ schema, name, foreignKeys }) =>
    foreignKeys.filter(({ to }) => to === cascade.from).map((key) => ({ from: `${schema}.${name}`, key })),
  );
  const through = `Deleting from ${cascade.parent.name} would take rows of ${cascade.from} along (${cascade.key.name})`;
  return [
    ...staying(erasure, cascade),
    ...keys.map((one) => ({
      from: one.from,
      words: `${through}, and these rows of ${one.from} refer to those (${one.key.name}): ${effect(one.key)}.`,
      rows: hangingRows(erasure, cascade, one),
    })),
  ];
}

function effect({ onDelete }: ForeignKey): string {
  if (onDelete === 'cascade') return 'they would go as well, further down than a deletion follows';
  return onDelete.startsWith('set')
    ? 'they would lose that reference, further down than a deletion follows'
    : 'the database would refuse';
}

/** The person's own rows that are to stay: only a cycle of foreign keys leaves such, all others hold what they refer to. */
function staying(erasure: Erasure, cascade: Reference): Further[] {
  const child = childOf(erasure, cascade);
  if (!child || stepOf(erasure, child) !== stepOf(erasure, cascade.parent)) return [];
  const rows = referringSql(erasure, cascade, goneSql(erasure, cascade), rowKey(child));
  const goes = [fates.gone, ...cutFate(child, cascade.key)];
  const same = [sameRow(child, 'o', 't'), ...whoseColumn(erasure.subject).map((who) => `o.${who} = t.${who}`)];
  return [
    {
      from: cascade.from,
      words: `These rows of ${cascade.from} are the person’s and are to stay; deleting from ${cascade.parent.name} would take them along (${cascade.key.name}).`,
      rows: `(${rows}) t JOIN ${fateName(erasure, child)} o ON ${allOf([...same, `o."#fate" NOT IN (${goes.join(', ')})`])}`,
    },
  ];
}

/** Rows that refer to rows that go, and whose default there refers to nothing, or to what goes as well. */
function defaulting(erasure: Erasure, reference: Reference): Further[] {
  const { parent, key, from } = reference;
  const { sets = {}, columns, toColumns } = key;
  // What a function gives, nobody knows beforehand; one that counts on would be written by asking.
  if (key.onDelete !== 'set default' || Object.values(sets).some((value) => value.includes('('))) return [];
  const values = columns.map((column) => `(${sets[column] ?? `t.${identifier(column)}`})`);
  const isSame = toColumns.map((column, at) => `n.${identifier(column)} = ${values[at]}`);
  const whose = whoseColumn(erasure.subject).map((who) => `t.${who}`);
  const isGone = `(${[...values, ...whose].join(', ')}) IN (${goneSql(erasure, reference)})`;
  const child = childOf(erasure, reference);
  const named = columns.map((column) => `t.${identifier(column)}`);
  const rows = referringSql(erasure, reference, goneSql(erasure, reference), [
    ...new Set([...rowKey(child), ...named]),
  ]);
  const freed = child
    ? ` WHERE ${notOwnSql(erasure, child, freedSql(erasure, child, [fates.gone, ...cutFate(child, key)]))}`
    : '';
  const refused = [
    ...values.map((value) => `${value} IS NOT NULL`),
    `NOT EXISTS (SELECT 1 FROM ${parent.sql} n WHERE ${allOf(isSame)}) OR ${isGone}`,
  ];
  return [
    {
      from,
      words: `These rows of ${from} would be set to their default instead of a row of ${parent.name} (${key.name}), of which there is none that stays; the database would refuse.`,
      rows: `(SELECT t.* FROM (${rows}) t${freed}) t WHERE ${allOf(refused)}`,
    },
  ];
}

type Hanging = { from: string; key: ForeignKey };

/** Rows that refer to such as go along, and are still there, or still refer, when those go. */
function hangingRows(erasure: Erasure, cascade: Reference, hanging: Hanging): string {
  const child = childOf(erasure, hanging);
  const whose = whoseColumn(erasure.subject);
  const others = alongSql(erasure, cascade, hanging.key.toColumns);
  // What goes along itself, and no later: a cascade that comes sooner than another is asked about all the same.
  const alike = cascadesOf(erasure)
    .filter(({ from }) => from === hanging.from)
    .filter(({ parent }) => hanging.key.onDelete === 'cascade' || isNoLater(erasure, parent, cascade.parent))
    .map((one) => {
      const own = whose.map((who) => `w.${who}`);
      return `(${referenceOf(one.key, own)} IN (${goneSql(erasure, one)})) IS NOT TRUE`;
    });
  const rows = referringSql(erasure, hanging, others, rowKey(child), alike);
  const freed = child ? freedBy(erasure, child, cascade.parent, hanging.key) : [];
  if (!child || freed.length === 0) return `(${rows}) t`;
  return `(${rows}) t WHERE ${notOwnSql(erasure, child, freedSql(erasure, child, freed))}`;
}

/** The person's own rows of a table that meet one of some fates, as a set called `o`. */
const freedSql = (erasure: Erasure, child: Place, of: number[]): string =>
  `${fateName(erasure, child)} o WHERE o."#fate" IN (${of.join(', ')})`;

/** The fate of rows that do not refer any more once they are reduced. */
const cutFate = (child: Place, key: ForeignKey): number[] => (isCut(child, key) ? [fates.reduced] : []);

/** The fates of own rows that are out of the way by the time that rows of `parent` go. */
const freedBy = (erasure: Erasure, child: Place, parent: Place, key: ForeignKey): number[] => [
  ...(isNoLater(erasure, child, parent) ? [fates.gone] : []),
  ...cutFate(child, key),
];

const isNoLater = (erasure: Erasure, one: Place, other: Place): boolean =>
  stepOf(erasure, one) <= stepOf(erasure, other);

const stepOf = ({ subject }: Erasure, place: Place): number =>
  erasureOrder(subject.places).findIndex((group) => group.includes(place));
