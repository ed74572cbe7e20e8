/** Of which rows a condition of the map holds: NULL is not equal to anything, and `not` holds of it. */
import { at, type Condition } from './world.ts';

type Row = { [column: string]: unknown };

const twoYearsAgo = new Date(at);
twoYearsAgo.setUTCFullYear(at.getUTCFullYear() - 2);

const isThen = ({ made }: Row, is: (instant: Date) => boolean): boolean =>
  typeof made === 'string' && is(new Date(made));
const mailIn = ({ doc }: Row): unknown => (typeof doc === 'object' && doc !== null && 'mail' in doc ? doc.mail : null);

const holding: Record<Condition, (row: Row) => boolean> = {
  '{ status: open }': ({ status }) => status === 'open',
  '{ status: { not: open } }': ({ status }) => status !== 'open',
  '{ part: [0, null] }': ({ part }) => part === 0,
  '{ "doc->mail": null }': (row) => mailIn(row) === null,
  '{ made: { after: -2 years } }': (row) => isThen(row, (instant) => instant > twoYearsAgo),
  '{ any: [{ status: open, part: 1 }, { made: { before: -2 years } }] }': (row) =>
    (row.status === 'open' && row.part === 1) || isThen(row, (instant) => instant < twoYearsAgo),
};

/** Whether a condition holds of a row. */
export const fits = (condition: Condition, row: Row): boolean => holding[condition](row);
