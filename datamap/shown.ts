import { typeOf } from './conditions.ts';
import type { Place } from './place.ts';
import type { MapColumn } from './shape.ts';
import { identifier } from './sql.ts';

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

/** `card_number` → "Card number", for maps that give no label. */
function inWords(name: string): string {
  const words = name.replaceAll(/[_.]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A column of `t` as it may be disclosed: whole, its last four characters, or nothing of a held value.
 * @returns SQL of the column's own type when it is shown whole, else of type text
 */
export function disclosedSql(place: Place, { column, show }: ShownColumn): string {
  typeOf(place.catalogue, column);
  const sql = `t.${identifier(column)}`;
  if (show === 'held') return 'NULL::text';
  if (show === 'shown') return sql;
  // A value of four characters or fewer would be shown whole.
  return `CASE WHEN length(${sql}::text) > 4 THEN '…' || right(${sql}::text, 4) WHEN ${sql} IS NOT NULL THEN '…' END`;
}
