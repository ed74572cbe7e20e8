import { elsewhereOf } from '#domain/law/residence';
import { typeOf } from './conditions.ts';
import { firstPlaces, firstRowsSql } from './first.ts';
import { furtherOf } from './further.ts';
import { type Erasure, fateName, onlyFate } from './outcomes.ts';
import { keyNames, notAmongSql, type Place, sameRow } from './place.ts';
import { refusalsSql } from './plan-refusals.ts';
import { processorRows } from './processors.ts';
import { referenceRows } from './reference-sql.ts';
import type { Reference } from './references.ts';
import { mentionSql, ownName } from './row-sets.ts';
import { allOf, anyOf, identifier } from './sql.ts';
import { tiedSql } from './tie-sql.ts';
import { sharedTies } from './ties.ts';
import { fromSql, whoseColumn } from './who.ts';

/** Columns of every line of the answer; `number` is the table's, or the place in `references` or in what is further down. */
export type Count = {
  number: number;
  /** Whose, with many people: a position in their list. */
  who: number | null;
  what:
    | 'fate'
    | 'key'
    | 'mention'
    | 'recent'
    | 'early'
    | 'elsewhere'
    | 'shared'
    | 'reference'
    | 'further'
    | 'refused'
    | 'first'
    | 'processor';
  fate: number | null;
  /** The reason's number; of `refused` the doubt's. */
  kept: number | null;
  rows: number;
  /** Of `processor` the controller's name, and in `hash` its address. */
  day: string | null;
  hash: string | null;
};

/** An address counts as just replaced for so long: no deletion without a human. */
const recent = '72 hours';

/**
 * @param pinned the tables whose sets there are, all by default
 * @returns SQL that answers with `Count`s, reading the sets of `fateSets`
 */
export const countsSql = (erasure: Erasure, references: Reference[], pinned = erasure.subject.places): string =>
  [
    ...digestsSql(erasure, pinned),
    ...restSql(erasure, references, pinned),
    ...pinned.flatMap((place) => refusedSql(erasure, place)),
  ].join('\nUNION ALL ');

export const digestsSql = (erasure: Erasure, pinned: Place[]): string[] =>
  pinned.map((place) => keyDigestSql(erasure, place, fateName(erasure, place)));

/** All counts of a person beside the digests of their rows' keys; nearly always few. */
export function restSql(erasure: Erasure, references: Reference[], pinned: Place[]): string[] {
  const { places } = erasure.subject;
  return [
    ...pinned.filter((place) => onlyFate(erasure, place) === null).map((place) => fateSql(erasure, place)),
    ...places.filter(({ map }) => map.mentions.length > 0).map((place) => mentionCountSql(erasure, place)),
    ...places.flatMap((place) => [
      ...recentSql(erasure, place),
      ...earlySql(erasure, place),
      ...elsewhereSql(erasure, place),
    ]),
    ...places.flatMap((place) => sharedSql(erasure, place)),
    ...firstPlaces(erasure).map((place) => firstSql(erasure, place)),
    ...pinned.flatMap((place) => processorSql(erasure, place)),
    ...references.map((reference, at) => outsideSql(erasure, 'reference', at, referenceRows(erasure, reference))),
    ...(references.length > 0
      ? furtherOf(erasure).map(({ rows }, at) => outsideSql(erasure, 'further', at, rows))
      : []),
  ];
}

/** The lines of person tables alone: enough to know whether an identity still leads to the persons of a plan. */
export const personsSql = (erasure: Erasure): string =>
  erasure.subject.places
    .filter(({ map }) => map.person)
    .map((place) => keyDigestSql(erasure, place, fateName(erasure, place)))
    .join('\nUNION ALL ');

type Line = Pick<Count, 'number' | 'what'> & {
  /** The columns after `who`. */
  columns: string;
  /** What comes after FROM. */
  from: string;
  /** SQL for whose a row of it is, with many people. */
  who: string;
  by?: string[];
};

/** One SELECT of the answer; with many people a line for each of them who has rows. */
function line({ subject }: Erasure, { number, what, columns, from, who, by = [] }: Line): string {
  const groups = subject.people ? [who, ...by] : by;
  return `SELECT ${number} AS number, ${subject.people ? who : 'NULL::int'} AS who, '${what}' AS what, ${columns}
    FROM ${from}${groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : ''}`;
}

const justRows = 'NULL::int AS fate, NULL::int AS kept, count(*)::int AS rows, NULL::text AS day, NULL::text AS hash';

/** How many rows meet which fate; tables all of whose rows meet one need no grouping: their digest's line counts them. */
const fateSql = (erasure: Erasure, place: Place): string =>
  line(erasure, {
    number: place.number,
    what: 'fate',
    columns: `"#fate" AS fate, "#kept" AS kept, count(*)::int AS rows, max("#until")::text AS day, NULL::text AS hash`,
    from: fateName(erasure, place),
    who: '"#who"',
    by: ['"#fate"', '"#kept"'],
  });

/** As `onlyFate`, of a table whose fates `countsSql` left out: its digest's line counts them. */
export function onlyFateOf(erasure: Erasure, { number }: Place): number | null {
  const fateOf = onlyFates.get(erasure) ?? erasure.subject.places.map((place) => onlyFate(erasure, place));
  onlyFates.set(erasure, fateOf);
  return fateOf[number] ?? null;
}

/** With many people asked for with each; worked out once. */
const onlyFates = new WeakMap<Erasure, (number | null)[]>();

/**
 * SHA-256 over every row's key, and its fate unless all of the table have one, in the order of the keys, so that the same rows give the same hash on any server.
 * Parts of a fixed size go in as PostgreSQL sends them, all others as text behind its length; the order of text is by bytes.
 * @param from a set with the key's columns under our names, and, where it counts, `#fate`
 */
export function keyDigestSql(erasure: Erasure, place: Place, from: string): string {
  const parts = keyNames(place).map((name, at) => {
    const column = place.catalogue.key[at];
    const send = column === undefined ? undefined : sends[typeOf(place.catalogue, column)];
    const bytes = `convert_to(${name}::text, 'UTF8')`;
    return send
      ? { bytes: `${send}(${name})`, order: name }
      : { bytes: `int4send(octet_length(${bytes})) || ${bytes}`, order: `${name}::text COLLATE "C"` };
  });
  const fate = onlyFate(erasure, place) === null ? ['int2send("#fate"::smallint)'] : [];
  const row = [...parts.map(({ bytes }) => bytes), ...fate].join(' || ');
  const sorted = `string_agg(${row}, '' ORDER BY ${parts.map(({ order }) => order).join(', ')})`;
  return line(erasure, {
    number: place.number,
    what: 'key',
    columns: `NULL::int AS fate, NULL::int AS kept, count(*)::int AS rows, NULL::text AS day,
      encode(sha256(coalesce(${sorted}, '')), 'hex') AS hash`,
    from,
    who: '"#who"',
  });
}

/** Types whose binary form is always of one size. */
const sends: Record<string, string> = {
  smallint: 'int2send',
  integer: 'int4send',
  bigint: 'int8send',
  uuid: 'uuid_send',
  date: 'date_send',
};

const mentionCountSql = (erasure: Erasure, place: Place): string =>
  line(erasure, {
    number: place.number,
    what: 'mention',
    columns: justRows,
    from: `${fromSql(erasure.subject, place)} WHERE ${mentionSql(erasure.subject, place)}`,
    who: 'w."#who"',
  });

function recentSql(erasure: Erasure, place: Place): string[] {
  const { binder, at } = erasure.subject;
  if (place.map.replacedAt === undefined) return [];
  const since = `${binder.bind(at, 'timestamptz')} - interval '${recent}'`;
  return [
    line(erasure, {
      number: place.number,
      what: 'recent',
      columns: justRows,
      from: `${place.sql} t JOIN ${ownName(place)} o ON ${sameRow(place, 'o', 't')}
        WHERE t.${identifier(place.map.replacedAt)} > ${since}`,
      who: 'o."#who"',
    }),
  ];
}

/** Persons whose account began after the day on which their request reached us; a row without that time says nothing. */
function earlySql(erasure: Erasure, place: Place): string[] {
  const { receivedOn, subject } = erasure;
  if (place.map.since === undefined || receivedOn === undefined) return [];
  return [
    line(erasure, {
      number: place.number,
      what: 'early',
      columns: justRows,
      from: `${place.sql} t JOIN ${ownName(place)} o ON ${sameRow(place, 'o', 't')}
        WHERE t.${identifier(place.map.since)}::date > ${subject.binder.bind(receivedOn, 'date')}`,
      who: 'o."#who"',
    }),
  ];
}

/** Persons who live where the law that was chosen does not hold, as far as their account can be read. */
function elsewhereSql(erasure: Erasure, place: Place): string[] {
  const { law, subject } = erasure;
  const { lives } = place.map;
  const elsewhere = lives && law ? elsewhereOf(law) : null;
  if (!lives || !elsewhere) return [];
  const isIn = (column: string | undefined, names: string[]) =>
    column && names.length > 0
      ? [`upper(btrim(t.${identifier(column)}::text)) = ANY (${subject.binder.bind(names, 'text[]')})`]
      : [];
  const where = [...isIn(lives.country, elsewhere.countries), ...isIn(lives.region, elsewhere.regions)];
  if (where.length === 0) return [];
  return [
    line(erasure, {
      number: place.number,
      what: 'elsewhere',
      columns: justRows,
      from: `${place.sql} t JOIN ${ownName(place)} o ON ${sameRow(place, 'o', 't')} WHERE ${anyOf(where)}`,
      who: 'o."#who"',
    }),
  ];
}

/** Rows of others that have an identity which the person's rows yield. */
const sharedSql = (erasure: Erasure, place: Place): string[] =>
  sharedTies(erasure.subject, place).map((tie) => {
    const whose = whoseColumn(erasure.subject).map((who) => `w.${who}`);
    const tied = tiedSql(tie, ownName(place), 't', { who: whose[0] });
    return line(erasure, {
      number: place.number,
      what: 'shared',
      columns: justRows,
      from: `${fromSql(erasure.subject, place)}
        WHERE ${allOf([tied, notAmongSql(place, `${ownName(place)} o`, whose)])}`,
      who: 'w."#who"',
    });
  });

/** Rows that the deletion's first step changes. */
const firstSql = (erasure: Erasure, place: Place): string =>
  line(erasure, {
    number: place.number,
    what: 'first',
    columns: justRows,
    from: firstRowsSql(erasure, place),
    who: 'o."#who"',
  });

/** Rows held for another controller, by the controller. */
const processorSql = (erasure: Erasure, place: Place): string[] =>
  processorRows(erasure, place).map(({ name, contact, from, who }) =>
    line(erasure, {
      number: place.number,
      what: 'processor',
      columns: `NULL::int AS fate, NULL::int AS kept, count(*)::int AS rows, ${name} AS day, ${contact} AS hash`,
      from,
      who,
      by: [name, contact],
    }),
  );

/** What the database would refuse of rows that change; of many people together, since one row may refuse another's. */
export const refusedSql = (erasure: Erasure, place: Place): string[] =>
  refusalsSql(erasure, place).map(
    (
      sql,
      at,
    ) => `SELECT ${place.number} AS number, NULL::int AS who, 'refused' AS what, NULL::int AS fate, ${at} AS kept,
      r.rows, NULL::text AS day, NULL::text AS hash FROM (${sql}) r`,
  );

/** Rows of others that hang on what goes. */
const outsideSql = (erasure: Erasure, what: 'reference' | 'further', number: number, from: string): string =>
  line(erasure, { number, what, columns: justRows, from, who: 't."#who"' });
