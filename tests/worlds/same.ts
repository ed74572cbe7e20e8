/** Which values of two types say the same, as docs/data-map.md has it. */
import { fits } from './conditions.ts';
import type { Made, Tie } from './made.ts';
import type { Type } from './world.ts';

/** A row as JSON. */
export type Row = { uid: number; [column: string]: unknown };
/** The rows of each table, by its number. */
export type Rows = Row[][];

const isText = (type: Type) => type === 'text' || type === 'character(40)' || type === 'citext';
const isWhole = (type: Type) => type === 'integer' || type === 'bigint';
/** Blanks at the end of a `character` are no part of it. */
const textOf = (value: unknown, type: Type): string =>
  type === 'character(40)' ? String(value).replace(/ +$/, '') : String(value);

/** NULL and empty keys lead nowhere. */
const usable = (value: unknown, type: Type): boolean => value !== null && !(isText(type) && textOf(value, type) === '');

/** A value and the one that it refers to, each of its column's type. */
function said(mine: unknown, type: Type, theirs: unknown, theirType: Type): boolean {
  if (mine === null || theirs === null || mine === undefined || theirs === undefined) return false;
  const [own, other] = [textOf(mine, type), textOf(theirs, theirType)];
  if (type === 'citext' && theirType === 'citext') return own.toLowerCase() === other.toLowerCase();
  // Read as the type of the column that refers: "01" is the number 1.
  if (isWhole(type) && isText(theirType)) return /^-?[0-9]{1,19}$/.test(other) && BigInt(own) === BigInt(other);
  if (type === 'uuid') return own.toLowerCase() === other.toLowerCase();
  return own === other;
}

/** Whether the map's link leads from a row to a row of another table. */
export function isTied(tables: Made[], tie: Tie, row: Row, parent: Row): boolean {
  if (tie.when && !fits(tie.when, row)) return false;
  return tie.pairs.every(([mine, theirs]) => {
    const types = typesOf(tables, tie, mine);
    return usable(parent[theirs], types[1]) && said(row[mine], types[0], parent[theirs], types[1]);
  });
}

/** Whether a row refers to another as the database sees it, to which an empty text is a value like any other. */
export const refers = (tables: Made[], tie: Tie, row: Row, parent: Row): boolean =>
  tie.pairs.every(([mine, theirs]) => {
    const types = typesOf(tables, tie, mine);
    return said(row[mine], types[0], parent[theirs], types[1]);
  });

const typesOf = (tables: Made[], tie: Tie, column: string): [Type, Type] =>
  column === 'part' ? ['integer', 'integer'] : [tie.type, tables[tie.to]?.type ?? 'text'];
