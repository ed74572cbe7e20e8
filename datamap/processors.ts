/** Rows that are held for another controller, counted by the one that decides about them. */
import { type Erasure, fateName } from './outcomes.ts';
import { type Place, sameRow } from './place.ts';
import { controllersOf, releasedSql } from './released.ts';
import { allOf } from './sql.ts';

type Counted = { name: string; contact: string; from: string };

/**
 * SQL for a controller's name and address, over its rows among the person's; nothing where rows are the organisation's
 * own, and none of whoever has said what to do with its rows.
 */
export function processorRows(erasure: Erasure, place: Place): Counted[] {
  const its = controllersOf(place);
  if (!its) return [];
  const waiting = releasedSql(erasure.subject, place).map((released) => `NOT ${released}`);
  const from = `${fateName(erasure, place)} o JOIN ${place.sql} t ON ${allOf([sameRow(place, 'o', 't'), ...waiting])}
    LEFT JOIN ${its.table} ON ${its.isIts}`;
  return [{ name: its.name, contact: its.contact, from }];
}
