/** Rows that refer, by foreign keys, to rows that go or that go along: as SQL over the sets of an erasure. */
import type { ForeignKey } from './checked.ts';
import { type Erasure, fateName, fates, waysOf } from './outcomes.ts';
import { keySql, notAmongSql, type Place, sameRow, withinSql } from './place.ts';
import { childOf, isStuck, type Reference } from './references.ts';
import { ownName } from './row-sets.ts';
import { allOf, identifier } from './sql.ts';
import { whoseColumn } from './who.ts';

/** What comes after FROM: a line for each row, and with many people for each of them, called `t`. */
type Rows = string;

/**
 * Rows that refer to rows that go and are not the person's own. Where the database would refuse, own rows that stay
 * count as well: only a cycle of foreign keys leaves such, all others hold what they refer to.
 */
export function referenceRows(erasure: Erasure, reference: Reference): Rows {
  const child = childOf(erasure, reference);
  const referring = referringSql(erasure, reference, goneSql(erasure, reference), rowKey(child));
  const isLetGo = reference.key.onDelete.startsWith('set') && !isStuck(erasure, reference);
  const set =
    child && (isLetGo ? `${ownName(child)} o` : `${fateName(erasure, child)} o WHERE o."#fate" = ${fates.gone}`);
  return `(${referring}) t${child && set ? ` WHERE ${notOwnSql(erasure, child, set)}` : ''}`;
}

/** Rows that a cascade would take along, as the plan asks about them: not one of them is the person's own. */
export function alongSql(erasure: Erasure, cascade: Reference, columns: string[]): string {
  const child = childOf(erasure, cascade);
  const named = columns.map((column) => `t.${identifier(column)}`);
  const whose = whoseColumn(erasure.subject).map((who) => `t.${who}`);
  const rows = referringSql(erasure, cascade, goneSql(erasure, cascade), [...new Set([...rowKey(child), ...named])]);
  const outside = child ? ` WHERE ${notOwnSql(erasure, child, `${ownName(child)} o`)}` : '';
  return `SELECT ${[...named, ...whose].join(', ')} FROM (${rows}) t${outside}`;
}

/** What a key leads to, of rows that go, and with many people whose. */
export function goneSql(erasure: Erasure, { parent, key }: Pick<Reference, 'parent' | 'key'>): string {
  const columns = [...key.toColumns.map((column) => identifier(column)), ...whoseColumn(erasure.subject)];
  return `SELECT ${columns.map((column) => `p.${column}`).join(', ')} FROM ${fateName(erasure, parent)} p
    ${key.toWithin ? `JOIN ${parent.sql} t ON ${sameRow(parent, 'p', 't')}` : ''}
    WHERE ${allOf([`p."#fate" = ${fates.gone}`, ...withinSql(key.toWithin)])}`;
}

/**
 * Rows of a table that refer to some of others.
 * @param others SELECT of what the key leads to, and with many people whose
 * @param columns what is wanted of them, as SQL over `t`
 */
export function referringSql(
  erasure: Erasure,
  { from, key }: { from: string; key: ForeignKey },
  others: string,
  columns: string[],
  also: string[] = [],
): string {
  const [schema = '', ...name] = from.split('.');
  const whose = whoseColumn(erasure.subject).map((who) => `w.${who}`);
  const table = `${identifier(schema, name.join('.'))} t${whose.length > 0 ? ' CROSS JOIN habeas_w w' : ''}`;
  // As they do anyway: so that the planner knows how few they are of a reference that is mostly empty.
  const refers = key.columns.map((column) => `t.${identifier(column)} IS NOT NULL`);
  // Few rows refer to what goes, so that they are looked for first (OFFSET 0 keeps the planner to it).
  return `SELECT ${[...(columns.length > 0 ? columns : ['1']), ...whose].join(', ')} FROM ${table}
    WHERE ${allOf([...refers, `${referenceOf(key, whose)} IN (${others})`, ...withinSql(key.within), ...also])} OFFSET 0`;
}

/** What a row `t` has in a key's columns, and with many people whose it is. */
export const referenceOf = ({ columns }: ForeignKey, whose: string[]): string =>
  `(${[...columns.map((column) => `t.${identifier(column)}`), ...whose].join(', ')})`;

/** SQL over `t`: the row is not in one of the person's sets, called `o`. */
export const notOwnSql = ({ subject }: Erasure, child: Place, set: string): string =>
  notAmongSql(
    child,
    set,
    whoseColumn(subject).map((who) => `t.${who}`),
  );

/** Of a table that the map does not describe no row is the person's, and none need be told from another. */
export const rowKey = (child: Place | undefined): string[] => (child ? keySql(child, 't') : []);

/** Whether a row that is reduced does not refer any more, once that is done. */
export const isCut = (child: Place, { columns }: ForeignKey): boolean =>
  waysOf(child).some(([column, way]) => way === 'null' && columns.includes(column));
