import { patternOf } from '#domain/redaction';
import { type Place, rowSql } from './place.ts';
import { readableSql } from './shown.ts';
import { anyOf } from './sql.ts';
import { isText } from './types.ts';
import type { Subject } from './who.ts';

/** Conditions over `t` of rows that are not left out as a whole. */
export function keptRowsSql({ redactions, binder }: Subject, place: Place): string[] {
  const rows = (redactions?.all ?? []).flatMap((one) =>
    'row' in one && one.table === place.name && !('column' in one) ? [one.row] : [],
  );
  return rows.length > 0 ? [`${rowSql(place)} <> ALL (${binder.bind(rows, 'text[]')})`] : [];
}

type Written = {
  column: string;
  value: { sql: string; type: string };
  /** SQL of what a file or page has of it without redactions. */
  written: string;
  form: 'text' | 'json';
};

/**
 * A value of `t` as it is written out, without what is left out of it. A text goes wherever it stands; in JSON a number, a
 * list or a document that has it goes as a whole.
 */
export function redactedSql(subject: Subject, place: Place, { column, value, written, form }: Written): string {
  const { redactions, binder } = subject;
  if (!redactions) return written;
  const rows = redactions.all.flatMap((one) =>
    'column' in one && one.table === place.name && one.column === column ? [one.row] : [],
  );
  const texts = patternOf(redactions.all);
  const pattern = texts && binder.bind(texts, 'text');
  // A parameter that no statement reads is refused.
  const mark = () => binder.bind(redactions.mark, 'text');
  const isInParts = form === 'text' || isText(value.type);
  const whole = [
    ...(rows.length > 0 ? [`${rowSql(place)} = ANY (${binder.bind(rows, 'text[]')})`] : []),
    ...(pattern && !isInParts ? [`${readableSql(value)} ~ ${pattern}`] : []),
    // Escapes hide what a document says from any search in it.
    ...(pattern && value.type.startsWith('json') ? [`${readableSql(value)} ~ '\\\\u[0-9a-fA-F]{4}'`] : []),
  ];
  const rest = pattern && isInParts ? `regexp_replace((${written})::text, ${pattern}, ${mark()}, 'g')` : written;
  if (whole.length === 0) return rest;
  return form === 'text'
    ? `CASE WHEN ${anyOf(whole)} THEN ${mark()} ELSE (${rest})::text END`
    : `CASE WHEN ${anyOf(whole)} THEN to_json(${mark()}) ELSE to_json(${rest}) END`;
}
