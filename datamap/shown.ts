import { pictureBeginnings, pictureLimit } from '#domain/picture';
import { isWithheld, type Place } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import { ownElementSql } from './row-sets.ts';
import type { MapColumn } from './shape.ts';
import { allOf } from './sql.ts';
import { isText, textSql } from './types.ts';
import type { Subject } from './who.ts';

/** A column that may be named to the person. */
export type ShownColumn = {
  column: string;
  label: string;
  category: string;
  show: 'shown' | 'last4' | 'held';
  /** The rule for a corrected value; `null` when it cannot be corrected through the portal. */
  correct: NonNullable<MapColumn['correct']> | null;
};

/** The columns of a table that may be named, in the map's order; `hidden` ones do not exist for a person. */
export function shownColumns(place: Place): ShownColumn[] {
  // Contents that are held for another controller are shown on that one's word.
  if (isWithheld(place)) return [];
  return Object.entries(place.map.columns).flatMap(([column, { label, category, show, correct }]) =>
    show === 'hidden'
      ? []
      : [
          {
            column,
            label: label ?? inWords(column),
            category: category ?? place.map.category ?? '',
            show,
            correct: correct ?? null,
          },
        ],
  );
}

export const labelOf = (place: Place): string => place.map.label ?? inWords(place.name);

/** `card_number` → "Card number", `profile->contact` → "Profile contact", for maps that give no label. */
function inWords(name: string): string {
  const words = name
    .replaceAll(/->|\[\]|[_.]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A column of `t` as it may be disclosed: whole, its last four characters, or nothing of a held value. Of an array's
 * elements those that are the person's own.
 * @returns SQL and its type: the column's own type when it is shown whole, else text
 */
export function disclosedSql(
  subject: Subject,
  place: Place,
  { column, show }: ShownColumn,
): { sql: string; type: string } {
  const reach = reachOf(place.catalogue, column);
  if (show === 'held') return { sql: 'NULL::text', type: 'text' };
  const base = baseSql(reach, 't');
  // An element without the key is not shown as nothing.
  const whole = reach.each
    ? `(SELECT array_agg(${valueSql(reach, base)} ORDER BY e.at) FROM ${elementsSql(reach, base)} WHERE ${allOf([ownElementSql(subject, place, reach), ...(reach.inner.length > 0 ? [`${valueSql(reach, base)} IS NOT NULL`] : [])])})`
    : valueSql(reach, base);
  const type = reach.each ? `${reach.type}[]` : reach.type;
  if (show === 'shown') return { sql: whole, type };
  const text = `(${readableSql({ sql: whole, type })})`;
  // A value of four characters or fewer would be shown whole.
  const last4 = `CASE WHEN length(${text}) > 4 THEN '…' || right(${text}, 4) WHEN ${text} IS NOT NULL THEN '…' END`;
  return { sql: last4, type: 'text' };
}

/** A value as people read it, where PostgreSQL's own text is for machines: arrays, addresses, bytes. */
export function readableSql({ sql, type }: { sql: string; type: string }): string {
  if (type.endsWith('[]')) return `array_to_string(${sql}, ', ')`;
  if (type === 'bytea') return `(octet_length(${sql}) || ' bytes')`;
  return `(${textSql(sql, type)})::text`;
}

/** As `readableSql`, with a small picture as a whole: text that begins like `data:image/png;base64,`. */
export function pictureSql(value: { sql: string; type: string }): string {
  if (value.type !== 'bytea') return readableSql(value);
  const { sql } = value;
  const cases = pictureBeginnings.map(
    ({ text, hex }) => `WHEN octet_length(${sql}) <= ${pictureLimit}
      AND substring(${sql} FROM 1 FOR ${hex.length / 2}) = '\\x${hex}'::bytea THEN '${text}' || ${portableSql(value)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${readableSql(value)} END`;
}

/** A value for a file: as it is, but for bytes, which are base64 (RFC 4648) there. */
export const portableSql = ({ sql, type }: { sql: string; type: string }): string =>
  type === 'bytea' ? `replace(encode(${sql}, 'base64'), E'\\n', '')` : sql;

const oneLine =
  /^(jsonb|smallint|integer|bigint|numeric|real|double precision|boolean|date|time.*|uuid|inet|cidr|money|bytea)$/;

/**
 * A value for a JSON file, on one line. What is of type `json`, or may have such inside, keeps the line breaks that it was
 * written with: they become spaces, which is the same, as inside of its strings there can be none (RFC 8259, 2 and 7).
 */
export function jsonSql(value: { sql: string; type: string }): string {
  const type = value.type.replace(/(\[\])+$/, '');
  if (isText(type) || oneLine.test(type)) return portableSql(value);
  return `translate(to_json(${value.sql})::text, E'\\n\\r\\t', '   ')::json`;
}
