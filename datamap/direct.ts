/**
 * Tables that are erased without being pinned first. Where no other table's set and no question of the plan reads a
 * table's rows, and all of them meet one fate, its one statement both erases them and says which they were: the plan is
 * put together from that, and compared before the transaction may end. Most of a person's rows lie in such tables.
 */
import { furtherOf } from './further.ts';
import { type Erasure, fates, onlyFate, referencesTo, waysOf } from './outcomes.ts';
import { isErasable, keyNames, keySql, type Place } from './place.ts';
import { doubtsOf } from './plan-refusals.ts';
import { keyDigestSql } from './plan-sql.ts';
import { addressOf, referencesOf } from './references.ts';
import { readBy, reasons } from './row-sets.ts';
import { mentionTies, tiesOf } from './ties.ts';

/** The tables of an erasure whose rows need not be pinned. */
export function directPlaces(erasure: Erasure): Place[] {
  const read = readPlaces(erasure);
  return erasure.subject.places.filter(
    (place) =>
      isErasable(place) &&
      place.catalogue.key.length > 0 &&
      // What a trigger does could change what the plan is still to count.
      place.catalogue.triggers.every(({ on }) => on.length === 0) &&
      !read.has(place) &&
      reasons(erasure.subject, place).length > 0 &&
      vanishes(erasure, place),
  );
}

/** Tables whose sets are read by others, or by lines of the plan beside their own. */
function readPlaces(erasure: Erasure): Set<Place> {
  const { subject } = erasure;
  const linked = subject.places.flatMap((place) => [
    ...[...tiesOf(subject, place), ...mentionTies(subject, place)].map(({ parent }) => parent),
    ...(readBy(subject, place).has(place) ||
    place.map.replacedAt !== undefined ||
    place.map.since !== undefined ||
    place.map.lives
      ? [place]
      : []),
    ...(place.map.first || place.map.processor ? [place] : []),
    ...(Object.keys(place.map.yields).length > 0 ? [place] : []),
    ...(referencesTo(subject.places, place).length > 0 ? [place] : []),
  ]);
  const counted = referencesOf(erasure).flatMap(({ parent, from }) => [
    parent,
    ...subject.places.filter((place) => addressOf(place) === from),
  ]);
  const further = furtherOf(erasure).flatMap(({ from }) => subject.places.filter((place) => addressOf(place) === from));
  return new Set([...linked, ...counted, ...further]);
}

/**
 * Once erased, the rows are reached no more: they are gone, or all that led to them is emptied. The second look then need
 * not know which they were. A key that is emptied would not say any more which row it was.
 */
function vanishes(erasure: Erasure, place: Place): boolean {
  const fate = onlyFate(erasure, place);
  if (fate !== fates.reduced) return fate === fates.gone;
  // What stays may hold what it refers to.
  if (place.catalogue.foreignKeys.some(({ onDelete }) => !onDelete.startsWith('set'))) return false;
  if (doubtsOf(erasure, place).length > 0) return false;
  const ways = waysOf(place);
  const emptied = new Set(ways.filter(([, way]) => way === 'null').map(([column]) => column));
  const leading = [
    ...Object.keys(place.map.match).map((column) => [column]),
    ...(Object.keys(place.map.matchAll).length > 0 ? [Object.keys(place.map.matchAll)] : []),
    ...place.map.belongs.map(({ to }) => Object.keys(to)),
  ];
  return (
    leading.every((columns) => columns.some((column) => emptied.has(column))) &&
    !ways.some(([column]) => place.catalogue.key.includes(column))
  );
}

/**
 * SQL that carries out `act` (`DELETE FROM … t` or `UPDATE … t SET …`) on all of the person's rows, and answers with the
 * plan's count and digest of them. One part for each reason why rows are the person's, so that each goes by its own
 * index; a row that has two reasons is touched by the part that comes to it first.
 */
export function directSql(erasure: Erasure, place: Place, act: string): string {
  const names = keyNames(place);
  const keys = keySql(place, 't').map((sql, at) => `${sql} AS ${names[at]}`);
  const parts = reasons(erasure.subject, place).map(
    (reason, at) => `d${at} AS (${act} WHERE ${reason} RETURNING ${keys.join(', ')})`,
  );
  const done = parts.map((_, at) => `SELECT * FROM d${at}`).join(' UNION ALL ');
  return `WITH ${parts.join(', ')} ${keyDigestSql(erasure, place, `(${done}) o`)}`;
}

/**
 * As `directSql`, where rows are the person's for one reason: the statement reads which they are and acts on them, and its
 * own count says on how many. Handing the rows on takes as long as deleting them. Both parts see one snapshot, so
 * what is acted on is among what was read: of a row that changed since, the reason is asked again, and it is let be when it
 * changed hands, so that the counts differ; one that came since is seen by neither. Equal counts are equal rows.
 * @returns the statement, and SQL of what `Count` says of the rows that were read
 */
export function readingSql(erasure: Erasure, place: Place, act: string): { text: string; read: string } | null {
  const [reason, another] = reasons(erasure.subject, place);
  if (reason === undefined || another !== undefined) return null;
  const names = keyNames(place);
  const keys = keySql(place, 't').map((sql, at) => `${sql} AS ${names[at]}`);
  const rows = `(SELECT ${keys.join(', ')} FROM ${place.sql} t WHERE ${reason}) o`;
  const setting = `habeas.d${place.number}`;
  const saying = `SELECT set_config('${setting}', to_json(c)::text, true) AS said FROM (${keyDigestSql(erasure, place, rows)}) c`;
  return {
    text: `WITH k AS MATERIALIZED (${saying}) ${act} WHERE ${reason} AND (SELECT said FROM k) IS NOT NULL`,
    read: `nullif(current_setting('${setting}', true), '')::json`,
  };
}
