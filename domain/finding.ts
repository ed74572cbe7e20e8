/** What the map found for a person, as the worker hands it to the desk: sealed, and gone after a short time. */
import { z } from 'zod';

const column = z.object({
  column: z.string(),
  label: z.string(),
  category: z.string(),
  /** `held`: that there is a value may be said, never the value. */
  show: z.enum(['shown', 'last4', 'held']),
});

/** Values in the order of the columns; `null` for NULL and for held ones. */
const row = z.object({ row: z.string(), values: z.array(z.string().nullable()) });

export const finding = z.object({
  table: z.string(),
  label: z.string(),
  category: z.string(),
  columns: z.array(column),
  /** How many rows there are; `rows` holds only the first of them. */
  found: z.int(),
  rows: z.array(row),
  /** Rows shared with other people, and the columns of them that may be shown. */
  mentionColumns: z.array(column),
  mentioned: z.int(),
  mentions: z.array(row),
  /** E-mail addresses that the person's own rows in it tell as theirs, also of rows that were not fetched. */
  addresses: z.array(z.string()).optional(),
});

/** @see finding */
export type Finding = z.output<typeof finding>;

/** How long the worker's findings may be looked at, in minutes. */
export const findingMinutes = 15;
