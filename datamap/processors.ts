/** Rows that are held for another controller, counted by the one that decides about them. */
import { type Erasure, fateName } from './outcomes.ts';
import { type Place, sameRow } from './place.ts';
import { controllersOf, releasedSql } from './released.ts';
import { mentionSql } from './row-sets.ts';
import { allOf } from './sql.ts';
import { fromSql } from './who.ts';

/** `who` is SQL for whose a row of `from` is, with many people. */
type Counted = { name: string; contact: string; from: string; who: string };

/**
 * SQL for a controller's name and address, over its rows among the person's, and over those of it that mention the person:
 * whose rows they are, it decides about them too. Nothing where rows are the organisation's own, and none of whoever has
 * said what to do with its rows.
 */
export function processorRows(erasure: Erasure, place: Place): Counted[] {
  const { subject } = erasure;
  const its = controllersOf(place);
  if (!its) return [];
  const { name, contact } = its;
  const waiting = () => releasedSql(subject, place).map((released) => `NOT ${released}`);
  const named = (from: string) => `${from} LEFT JOIN ${its.table} ON ${its.isIts}`;
  const own = named(
    `${fateName(erasure, place)} o JOIN ${place.sql} t ON ${allOf([sameRow(place, 'o', 't'), ...waiting()])}`,
  );
  if (place.map.mentions.length === 0) return [{ name, contact, from: own, who: 'o."#who"' }];
  const others = `${named(fromSql(subject, place))} WHERE ${allOf([mentionSql(subject, place), ...waiting()])}`;
  return [
    { name, contact, from: own, who: 'o."#who"' },
    { name, contact, from: others, who: 'w."#who"' },
  ];
}
