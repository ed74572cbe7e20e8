/** What the database refuses of rows that are reduced, worked out by loops over the rows as they would be. */
import type { Made } from './made.ts';
import type { Row } from './same.ts';
import { waysOf } from './written.ts';

const lengthOf = (note: unknown): number => (typeof note === 'string' ? note.length : 0);

/** Checks of a table as the database has them, and of which rows each holds. */
const checks = {
  'length(note::text) < 20': ({ note }: Row) => lengthOf(note) < 20,
  "note <> 'gone'": ({ note }: Row) => note !== 'gone',
  'note IS NOT NULL OR status IS NULL': ({ note, status }: Row) => note !== null || status === null,
  true: () => true,
};

/** @param uids the rows that are reduced @param rows all of the table, as they are then */
export function isRefused(table: Made, uids: Set<number>, rows: Row[]): boolean {
  const changed = rows.filter(({ uid }) => uids.has(uid));
  const { required, type, check } = table.note;
  const ways = waysOf(table);
  const isEmpty = changed.some(
    ({ note, l0 }) => (required && note === null) || (table.links[0]?.required && 'l0' in ways && l0 === null),
  );
  // An enum has the note and what is always the same, and nothing that is made of a note.
  const isNone = type === 'kind' && changed.length > 0 && !['null', '{ constant: gone }'].includes(ways.note ?? 'null');
  const isLong = type !== 'text' && changed.some(({ note }) => lengthOf(note) > 20);
  return isEmpty || isNone || isLong || !changed.every(checks[check]) || meet(table, changed, rows);
}

function meet({ note: { unique }, partitioned }: Made, changed: Row[], rows: Row[]): boolean {
  if (unique === '') return false;
  const isSame = (one: Row, other: Row) => one.note === other.note && !(partitioned && one.part !== other.part);
  return changed
    .filter(({ note }) => note !== null || unique === 'NULLS NOT DISTINCT')
    .some((row) => rows.some((other) => other.uid !== row.uid && isSame(row, other)));
}

/** A value that nobody can foretell, in its place; no two are the same. */
export const unforetold = ({ uid }: Row): string => `unforetold ${uid}`.padEnd(32, '.');

/** What the database makes of a note. */
export const loudOf = (note: string | null): string | null => note?.toUpperCase() ?? null;

/** Rows with what could not be foretold in its place, where it looks as it should. */
export const foretold = (rows: Row[], expected: Row[]): Row[] =>
  rows.map((row) => {
    const as = expected.find(({ uid }) => uid === row.uid);
    const note = String(row.note);
    const isMade = !('loud' in row) || row.loud === loudOf(note);
    if (as?.note !== unforetold(row) || !/^[0-9a-f]{32}$/.test(note) || !isMade) return row;
    return { ...row, note: as.note, ...('loud' in row ? { loud: as.loud } : {}) };
  });
