import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { isWithheld, keyNames, keySql, type Place, rowSql, sameRow } from './place.ts';
import { keptRowsSql, redactedSql } from './redact.ts';
import { releasedSql } from './released.ts';
import { mentionSql, ownParts, ownSets, readBy } from './row-sets.ts';
import { disclosedSql, labelOf, pictureSql, readableSql, type ShownColumn, shownColumns } from './shown.ts';
import { inSnapshot } from './snapshot.ts';
import { allOf, anyOf, parameters } from './sql.ts';
import { type Asked, placeNamed, subjectOf, withSets } from './subject.ts';
import type { Subject } from './who.ts';

/** One row as it may be disclosed: values in the order of the finding's columns, `null` for NULL and for held ones. */
export type FoundRow = { row: string; values: (string | null)[] };

/** What one table holds about a person. */
export type Finding = {
  table: string;
  label: string;
  category: string;
  source: string | null;
  columns: ShownColumn[];
  found: number;
  rows: FoundRow[];
  /** Rows shared with other people: only these columns, and never another person's. */
  mentionColumns: ShownColumn[];
  mentioned: number;
  mentions: FoundRow[];
};

/**
 * What the map finds for a person: per table how many rows, and the first of them as they may be disclosed.
 * One read-only snapshot and one statement for all tables, in which the sets that tables share are computed once. Planning
 * it takes three times as long as running it, so the connection keeps it prepared for the next person.
 * @param limit rows of each table, 50 by default; the counts are of all
 * @param pictures small ones whole, where else their size is told
 * @see GDPR Art. 15(1), (3), (4): the person's data, not those of others
 */
export async function find(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked & { tables?: string[]; limit?: number; pictures?: boolean },
): Promise<Finding[]> {
  return inSnapshot(client, () => findIn(client, checked, asked));
}

/**
 * The rows of one table, for a page of the desk.
 * @throws RangeError when the map has no such table
 */
export async function readRows(
  client: ClientBase,
  checked: CheckedMap,
  { table, ...asked }: Asked & { table: string; limit?: number },
): Promise<Finding> {
  const [finding] = await inSnapshot(client, () => findIn(client, checked, { ...asked, tables: [table] }));
  if (!finding) throw new RangeError('The map has no such table');
  return finding;
}

type Line = { number: number; mention: boolean; total: number; row: string; values: (string | null)[] };

/** As `find`, inside a snapshot that is already open; of the named tables alone, or of all. */
export async function findIn(
  client: ClientBase,
  checked: CheckedMap,
  { tables, limit = 50, pictures = false, ...asked }: Asked & { tables?: string[]; limit?: number; pictures?: boolean },
): Promise<Finding[]> {
  const subject = subjectOf(checked, asked, parameters());
  const written = pictures ? pictureSql : readableSql;
  const places = tables ? tables.map((name) => placeNamed(subject.places, name)) : subject.places;
  const sets = ownSets(subject, undefined, new Set(places.flatMap((place) => [...readBy(subject, place)])));
  const lines = places.flatMap((place) => linesSql(subject, place, { limit, written })).map((sql) => `(${sql})`);
  if (lines.length === 0) return [];
  const text = withSets(sets, lines.join('\nUNION ALL '));
  const { rows } = await client.query<Line>({ ...(tables ? {} : kept(text)), text, values: subject.binder.values });
  const byTable = Map.groupBy(rows, ({ number }) => number);
  return places.map((place) => findingFrom(place, byTable.get(place.number) ?? []));
}

/**
 * A statement's name, under which its connection keeps it prepared; the same text for every person who is known by the same
 * identities. PostgreSQL keeps its plan only when that is as good as one made anew, and until the tables change.
 */
const kept = (text: string): { name: string } => ({
  name: `habeas ${createHash('sha256').update(text).digest('hex').slice(0, 32)}`,
});

function findingFrom(place: Place, rows: Line[]): Finding {
  const own = rows.filter(({ mention }) => !mention);
  const others = rows.filter(({ mention }) => mention);
  // Of rows that are held for another controller only the number is told, unless that one lets them be shown.
  const told = (lines: Line[]) => (isWithheld(place) ? [] : lines.map(({ row, values }) => ({ row, values })));
  return {
    table: place.name,
    label: labelOf(place),
    category: place.map.category ?? '',
    source: place.map.source ?? null,
    columns: shownColumns(place),
    found: own[0]?.total ?? 0,
    rows: told(own),
    mentionColumns: mentionShown(place),
    mentioned: others[0]?.total ?? 0,
    mentions: told(others),
  };
}

/**
 * Rows that a file or page shows, of those held for others what their controllers let be shown, and without those that are
 * left out: conditions over `t`, of which no row meets two.
 */
export const shownParts = (subject: Subject, place: Place): string[] =>
  ownParts(subject, place).map((part) => allOf([part, ...releasedSql(subject, place), ...keptRowsSql(subject, place)]));

/** As `shownParts`, of rows that mention the person. */
export const mentionShownParts = (subject: Subject, place: Place): string[] => [
  allOf([mentionSql(subject, place), ...releasedSql(subject, place), ...keptRowsSql(subject, place)]),
];

/** Of a shared row only what the map lists for it; nothing while all are withheld for others. */
export function mentionShown(place: Place): ShownColumn[] {
  const named = new Map(shownColumns(place).map((column) => [column.column, column]));
  return place.map.mentionsShow.flatMap((column) => named.get(column) ?? []);
}

type Way = { limit: number; written: typeof readableSql };

function linesSql(subject: Subject, place: Place, way: Way): string[] {
  const own = { ...way, mention: false, columns: shownColumns(place), parts: shownParts(subject, place) };
  if (place.map.mentions.length === 0) return [lineSql(subject, place, own)];
  const shared = { ...way, mention: true, columns: mentionShown(place), parts: mentionShownParts(subject, place) };
  return [lineSql(subject, place, own), lineSql(subject, place, shared)];
}

function lineSql(
  subject: Subject,
  place: Place,
  { mention, columns, parts, limit, written }: Way & { mention: boolean; columns: ShownColumn[]; parts: string[] },
): string {
  const values = columns.map((shown) => {
    const value = disclosedSql(subject, place, shown);
    return redactedSql(subject, place, { column: shown.column, value, written: written(value), form: 'text' });
  });
  const order = `ORDER BY ${keySql(place, 't').join(', ')} LIMIT ${limit}`;
  const what = (total: string) => `SELECT ${place.number} AS number, ${mention} AS mention, ${total}::int AS total,
    ${rowSql(place)} AS row, ARRAY[${values.join(', ')}]::text[] AS values`;
  // Without a key a row is told by its place or text, which a sub-select does not pass on.
  if (place.catalogue.key.length === 0) {
    return `${what('(count(*) OVER ())')} FROM ${place.sql} t WHERE ${anyOf(parts)} ${order}`;
  }
  // All rows are counted, by their keys alone: they are kept until their number is known. Only the first are read whole.
  const keys = keySql(place, 't').map((sql, at) => `${sql} AS ${keyNames(place)[at]}`);
  const all = parts.map((where) => `SELECT ${keys.join(', ')} FROM ${place.sql} t WHERE ${where}`).join(' UNION ALL ');
  const first = `SELECT *, count(*) OVER () AS "#total" FROM (${all}) t ORDER BY ${keyNames(place).join(', ')} LIMIT ${limit}`;
  return `${what('o."#total"')} FROM (${first}) o JOIN ${place.sql} t ON ${sameRow(place, 'o', 't')} ${order}`;
}
