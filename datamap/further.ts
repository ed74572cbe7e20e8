/**
 * What stands in the way further down than the rows that go. A human may let rows of others go along, one step down and counted. What hangs
 * on those in turn nobody was asked about: the database refuses, or the run does, and all is rolled back. It is counted
 * while planning, so that no deletion is approved that cannot run.
 */
import type { ForeignKey } from './checked.ts';
import { erasureOrder } from './erasure-order.ts';
import { askedOf, type Erasure, fateName, fates } from './outcomes.ts';
import { type Place, sameRow, withinSql } from './place.ts';
import { alongSql, goneSql, isCut, notOwnSql, referenceOf, referringSql, rowKey } from './reference-sql.ts';
import {
  addressOf,
  childOf,
  type Hanging,
  hangingOn,
  hangingOnEmptied,
  isNull,
  isStuck,
  type Reference,
  referencesOf,
  setBy,
} from './references.ts';
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

/** All that may stand in the way of a deletion beneath its cascades, beneath what it empties, or by a default, in one order, so that a count can name it by its number. */
export function furtherOf(erasure: Erasure): Further[] {
  const known = found.get(erasure) ?? [
    ...cascadesOf(erasure).flatMap((cascade) => beneath(erasure, cascade)),
    ...referencesOf(erasure).flatMap((reference) => beneathEmptied(erasure, reference)),
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
  const through = `Deleting from ${cascade.parent.name} would take rows of ${cascade.from} along (${cascade.key.name})`;
  return [
    ...staying(erasure, cascade),
    ...hangingOn(erasure, cascade.from).map((one) => ({
      from: one.from,
      words: `${through}, and these rows of ${one.from} refer to those (${one.key.name}): ${effect(one.key)}.`,
      rows: hangingRows(erasure, cascade, one, alongSql(erasure, cascade, one.key.toColumns)),
    })),
  ];
}

/** Rows that refer to the very column by which others refer to what goes, and which is emptied then. */
function beneathEmptied(erasure: Erasure, reference: Reference): Further[] {
  const { parent, key, from } = reference;
  if (isStuck(erasure, reference)) return [];
  return hangingOnEmptied(erasure, reference).map((one) => ({
    from: one.from,
    words: `Deleting from ${parent.name} would change rows of ${from} (${key.name}), and these rows of ${one.from} refer to what they were (${one.key.name}): ${
      /cascade|set/.test(one.key.onUpdate)
        ? 'they would change as well, further down than a deletion follows'
        : 'the database would refuse'
    }.`,
    rows: hangingRows(erasure, reference, one, emptiedSql(erasure, reference, one.key.toColumns)),
  }));
}

/** Rows that stay, and lose what they refer to. */
function emptiedSql(erasure: Erasure, reference: Reference, columns: string[]): string {
  const named = columns.map((column) => `t.${identifier(column)}`);
  const whose = whoseColumn(erasure.subject).map((who) => `t.${who}`);
  const changed = changedBy(erasure, reference, columns);
  const where = changed.length > 0 ? ` WHERE ${changed.join(' OR ')}` : '';
  return `SELECT ${[...named, ...whose].join(', ')} FROM ${stayingRows(erasure, reference, named)}${where}`;
}

/** SQL over `t`: one of some columns gets another value; nothing where that is not known beforehand. */
function changedBy(erasure: Erasure, reference: Reference, columns: string[]): string[] {
  const { onDelete, sets = {} } = reference.key;
  const set = setBy(erasure, reference).filter((column) => columns.includes(column));
  const isKnown = set.every((column) => Object.hasOwn(sets, column) && !sets[column]?.includes('('));
  if (onDelete !== 'set default' || !isKnown) return [];
  return set.map((column) => `t.${identifier(column)} IS DISTINCT FROM (${sets[column]})`);
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
  const named = columns.map((column) => `t.${identifier(column)}`);
  const refused = [
    ...values.map((value) => `${value} IS NOT NULL`),
    `NOT EXISTS (SELECT 1 FROM ${parent.sql} n WHERE ${allOf(isSame)}) OR ${isGone}`,
  ];
  return [
    {
      from,
      words: `These rows of ${from} would be set to their default instead of a row of ${parent.name} (${key.name}), of which there is none that stays; the database would refuse.`,
      rows: `${stayingRows(erasure, reference, named)} WHERE ${allOf(refused)}`,
    },
  ];
}

/**
 * Rows that refer to rows that go, and are neither gone nor cut off by then, as `t`.
 * @param columns what is wanted of them beside their key, as SQL over `t`
 */
function stayingRows(erasure: Erasure, reference: Reference, columns: string[]): string {
  const child = childOf(erasure, reference);
  const wanted = [...new Set([...rowKey(child), ...columns])];
  const rows = referringSql(erasure, reference, goneSql(erasure, reference), wanted);
  if (!child) return `(${rows}) t`;
  const freed = freedSql(erasure, child, [fates.gone, ...cutFate(child, reference.key)]);
  return `(SELECT t.* FROM (${rows}) t WHERE ${notOwnSql(erasure, child, freed)}) t`;
}

/**
 * Rows that refer to such as go along or are emptied, and are still there, or still refer, by then.
 * @param above what those refer to rows that go by
 * @param others SELECT of what the key leads to, of those, and with many people whose
 */
function hangingRows(erasure: Erasure, above: Reference, hanging: Hanging, others: string): string {
  const child = childOf(erasure, hanging);
  // What goes along itself, and no later: a cascade that comes sooner than another is asked about all the same.
  const alike = cascadesOf(erasure)
    .filter(({ from }) => from === hanging.from)
    .filter(({ parent }) => areBoth(above.key, hanging.key) || isNoLater(erasure, parent, above.parent));
  const losing = losingBy(erasure, hanging).filter(({ parent }) => isNoLater(erasure, parent, above.parent));
  const outside = [...alike, ...losing].map((one) => {
    const own = whoseColumn(erasure.subject).map((who) => `w.${who}`);
    const refers = [`${referenceOf(one.key, own)} IN (${goneSql(erasure, one)})`, ...withinSql(one.key.within)];
    return `(${allOf(refers)}) IS NOT TRUE`;
  });
  const rows = referringSql(erasure, hanging, others, rowKey(child), outside);
  const freed = child ? freedBy(erasure, child, above.parent, hanging.key) : [];
  if (!child || freed.length === 0) return `(${rows}) t`;
  return `(${rows}) t WHERE ${notOwnSql(erasure, child, freedSql(erasure, child, freed))}`;
}

/** Keys of the same rows that empty this one too when what they lead to goes: then it refers to nothing. */
function losingBy(erasure: Erasure, { from, key: { columns, full } }: Hanging): Pick<Reference, 'parent' | 'key'>[] {
  const parents = erasure.subject.places.filter((place) => askedOf(erasure, place) === 'delete');
  return erasure.others
    .filter(({ schema, name }) => `${schema}.${name}` === from)
    .flatMap(({ foreignKeys }) => foreignKeys)
    .flatMap((key) => parents.filter((parent) => addressOf(parent) === key.to).map((parent) => ({ parent, key })))
    .filter(({ key }) => !isStuck(erasure, { from, key }))
    .filter(({ key: { sets = {} } }) => columns[full ? 'every' : 'some']((column) => isNull.test(sets[column] ?? '')));
}

const areBoth = (one: ForeignKey, other: ForeignKey): boolean =>
  one.onDelete === 'cascade' && other.onDelete === 'cascade';

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
