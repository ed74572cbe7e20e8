/**
 * What is written down of a deletion so that it can be done again on a restored database: the keys of the rows that a
 * restored row must be told by. Rows that only links of the map lead to, and that all met the same fate, need no line:
 * they are found again below the rows that have one, where those have.
 */
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { settle } from './erase-rows.ts';
import { sharedMatches, valueMatchSql } from './match-sql.ts';
import { askedOf, type Erasure, fateName, onlyFate } from './outcomes.ts';
import { isErasable, keySql, type Place, sameRow } from './place.ts';
import { baseSql, elementsSql, type Reach, reachOf, valueSql } from './reach.ts';
import { allOf, anyOf, type Binder, identifier, literal, type settings } from './sql.ts';
import { tiesOf } from './ties.ts';
import { bySet } from './who.ts';

/** Gets the lines as COPY writes them, before anything is erased; awaited. They are given back to COPY as they are. */
export type Remember = (lines: AsyncIterable<Buffer>) => Promise<void>;

/** The tables whose rows have lines: an identity leads to them, or rows that the deletion leaves, or their rows meet different fates. */
export function rememberedPlaces(erasure: Erasure): Place[] {
  const again = foundAgain(erasure);
  return erasure.subject.places.filter(
    (place) =>
      isReached(erasure, place) &&
      (isMatched(place) || onlyFate(erasure, place) === null || !isBeneath(erasure, place, again)),
  );
}

/** The tables whose rows a replay finds: they have lines, or all that leads to them is found. */
function foundAgain(erasure: Erasure): Set<Place> {
  let found = new Set(erasure.subject.places);
  for (let before = Number.POSITIVE_INFINITY; found.size < before; ) {
    before = found.size;
    found = new Set(
      [...found].filter(
        (place) => isReached(erasure, place) || (!isMatched(place) && isBeneath(erasure, place, found)),
      ),
    );
  }
  return found;
}

const isReached = (erasure: Erasure, place: Place): boolean => isErasable(place) && askedOf(erasure, place) !== null;

const isMatched = ({ map }: Place): boolean => Object.keys({ ...map.match, ...map.matchAll }).length > 0;

const isBeneath = ({ subject }: Erasure, place: Place, found: Set<Place>): boolean =>
  tiesOf(subject, place).every(({ parent }) => found.has(parent));

/** Sends the lines of the rows that are pinned. */
export async function rememberRows(
  client: ClientBase,
  erasure: Erasure,
  remember: Remember,
  binder: ReturnType<typeof settings>,
): Promise<void> {
  const lines = rememberedPlaces(erasure).map((place) => lineSql(erasure, place));
  await settle(client, binder);
  await copied(client, lines.join(' UNION ALL ') || none, remember);
}

/**
 * As `rememberRows`, of many people: one statement for all of them, and each one's lines in their turn.
 * @param people positions in the list of those who are erased
 */
export async function rememberPeople(
  client: ClientBase,
  erasure: Erasure,
  people: number[],
  remember: (who: number, lines: AsyncIterable<Buffer>) => Promise<void>,
  binder: ReturnType<typeof settings>,
): Promise<void> {
  const lines = rememberedPlaces(erasure).map((place) => lineSql(erasure, place, ['o."#who"']));
  await settle(client, binder);
  const text = lines.length > 0 ? `${lines.join(' UNION ALL ')} ORDER BY 1` : `SELECT 0, ${none.slice(7)}`;
  await copied(client, text, async (all) => {
    const turns = new Turns(linesOf(all));
    for (const who of people.toSorted((one, other) => one - other)) await remember(who, turns.of(who));
  });
}

const none = 'SELECT NULL::text, NULL::int, NULL::jsonb, NULL::jsonb WHERE false';

async function copied(client: ClientBase, text: string, read: Remember): Promise<void> {
  const copy = client.query(copyTo(`COPY (${text}) TO STDOUT (ENCODING 'UTF8')`));
  try {
    await read(copy);
  } finally {
    // Whoever reads may have given up: unread, the connection would wait for ever.
    copy.resume();
  }
}

/** Whole lines, each with its end. COPY writes no other line break than its own; readline would also stop at U+2028. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    const all = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    let from = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
      yield all.subarray(from, end + 1);
      from = end + 1;
    }
    rest = Buffer.from(all.subarray(from));
  }
}

/** Lines that begin with whose they are, given out person by person; those of people who are passed over are dropped. */
class Turns {
  #lines: AsyncIterator<Buffer>;
  #next: { who: number; line: Buffer } | null = null;
  #isRead = false;

  constructor(lines: AsyncIterable<Buffer>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async *of(who: number): AsyncGenerator<Buffer> {
    for (let next = await this.#peek(); next !== null && next.who <= who; next = await this.#peek()) {
      this.#isRead = false;
      if (next.who === who) yield next.line;
    }
  }

  async #peek(): Promise<{ who: number; line: Buffer } | null> {
    if (this.#isRead) return this.#next;
    const { value, done } = await this.#lines.next();
    const tab = done ? 0 : value.indexOf(9);
    this.#next = done ? null : { who: Number(value.subarray(0, tab).toString()), line: value.subarray(tab + 1) };
    this.#isRead = true;
    return this.#next;
  }
}

/** Table, fate, key, mark (and of the row's elements which were theirs); before them whose it is, where that must be told. */
const lineSql = (erasure: Erasure, place: Place, whose: string[] = []): string =>
  `SELECT ${[...whose, `${literal(place.name)}::text`, 'o."#fate"::int', keyJson(place), [markSql(place, 't', erasure.subject), ...elementsSaid(erasure, place)].join(' || ')].join(', ')}
   FROM ${fateName(erasure, place)} o JOIN ${place.sql} t ON ${sameRow(place, 'o', 't')}`;

/** The key as a list of texts; empty for a table without, whose rows are told by their mark alone. */
const keyJson = (place: Place): string =>
  place.catalogue.key.length > 0
    ? `jsonb_build_array(${keySql(place, 't')
        .map((sql) => `${sql}::text`)
        .join(', ')})`
    : `'[]'::jsonb`;

/** Which elements of an array of several people's values were theirs, hashed: no identity is known when it is done again. */
function elementsSaid({ subject }: Erasure, place: Place): string[] {
  const said = sharedMatches(place).map(([column, identity]) => {
    const reach = reachOf(place.catalogue, column);
    const own = valueMatchSql(bySet(subject), place, column, identity, 't');
    const elements = elementsSql(reach, baseSql(reach, 't'));
    return `${literal(column)}::text, (SELECT jsonb_agg(${hashSql(reach)}) FROM ${elements} WHERE ${own})`;
  });
  return said.length > 0 ? [`jsonb_build_object('[]', jsonb_build_object(${said.join(', ')}))`] : [];
}

const hashSql = (reach: Reach): string => `md5(${valueSql(reach, baseSql(reach, 't'))}::text)`;

/** SQL over `t` and an element `e`: a line of the row says that it was theirs. */
export function rememberedElementSql(place: Place, column: string): string {
  const isLine = place.catalogue.key.length > 0 ? sameRow(place, 'o', 't') : "o.mark ->> '*' = md5(t::text)";
  const says = `o.mark -> '[]' -> ${literal(column)} ? ${hashSql(reachOf(place.catalogue, column))}`;
  return `EXISTS (SELECT FROM ${linesName(place)} o WHERE ${isLine} AND ${says})`;
}

type Moment = { binder: Binder; at: Date };

/** Columns with an instant in them; a function takes a hundred arguments and no more. */
const instants = ({ catalogue }: Place): string[] =>
  Object.keys(catalogue.columns)
    .filter((column) => catalogue.columns[column]?.type.startsWith('timestamp'))
    .slice(0, 40);

/**
 * What tells a row from another that came under its key later (a restored sequence gives numbers out once more): every
 * instant in it that was past, hashed. The row's own versions share the one of its making, and no other row has it to the
 * microsecond; a mere day may be anybody's. A row without is told by all of its text.
 */
function markSql(place: Place, alias: string, moment: Moment): string {
  const times = place.catalogue.key.length > 0 ? instants(place) : [];
  const whole = `jsonb_build_object('*', md5(${alias}::text))`;
  if (times.length === 0) return whole;
  const parts = times.map((column) => `${literal(column)}::text, ${tellingSql(column, alias, moment)}`);
  return `coalesce(nullif(jsonb_strip_nulls(jsonb_build_object(${parts.join(', ')})), '{}'), ${whole})`;
}

function tellingSql(column: string, alias: string, { binder, at }: Moment): string {
  const value = `${alias}.${identifier(column)}`;
  const tells = `${value} <> date_trunc('day', ${value}) AND ${value} <= ${binder.bind(at, 'timestamptz')}`;
  return `CASE WHEN ${tells} THEN left(md5(${value}::text), 8) END`;
}

/** SQL: is the row `t` the one of a line `o`, by its mark? */
function isMarkedSql(place: Place, moment: Moment): string {
  const times = place.catalogue.key.length > 0 ? instants(place) : [];
  return anyOf([
    `o.mark ->> '*' = md5(t::text)`,
    ...times.map((column) => `o.mark ->> ${literal(column)} = ${tellingSql(column, 't', moment)}`),
  ]);
}

/**
 * SQL over `t`: all instants in the row are after the moment, so it is newer; `null` where a table has none. Rows of such a
 * table go with what they belong to.
 */
export function newerSql(place: Place, { binder, at }: Moment): string | null {
  const times = instants(place).map((column) => `t.${identifier(column)}::timestamptz`);
  return times.length > 0 ? `coalesce(least(${times.join(', ')}) > ${binder.bind(at, 'timestamptz')}, false)` : null;
}

/** The name of a table's lines in a replay. */
export const linesName = (place: Place): string => `habeas_l${place.number}`;

/** A row that this transaction has changed is the one that its line is about all the same. */
export const stillMarkedSql = (place: Place): string =>
  `UPDATE ${linesName(place)} o SET mark = o.mark || jsonb_build_object('*', md5(t::text))
   FROM ${place.sql} t WHERE ${sameRow(place, 'o', 't')} AND t.xmin = pg_current_xact_id()::xid`;

/** SQL over `t`: a line is about this row. The keys once more by themselves, so that an index of the table can serve. */
export function rememberedSql(place: Place, moment: Moment, fates?: number[]): string {
  const { key } = place.catalogue;
  const from = `${linesName(place)} o WHERE ${fates ? `o.fate IN (${fates.join(', ')})` : 'true'}`;
  if (key.length === 0) return `md5(t::text) IN (SELECT o.mark ->> '*' FROM ${from})`;
  const names = key.map((_, at) => `o."#${at}"`);
  return allOf([
    `(${keySql(place, 't').join(', ')}) IN (SELECT ${names.join(', ')} FROM ${from})`,
    `EXISTS (SELECT FROM ${from} AND ${sameRow(place, 'o', 't')} AND (${isMarkedSql(place, moment)}))`,
  ]);
}
