/** “My data”: what the worker reads for a person who asks to see it now. Sealed for their session, and gone after minutes. */
import { z } from 'zod';
import { finding } from './finding.ts';

const table = finding.pick({ table: true, label: true, found: true }).extend({
  columns: z.array(
    finding.shape.columns.element.extend({
      /** May be changed at once; else a correction is asked for where `correct` says that one can be. */
      mayChange: z.boolean(),
      mayCorrect: z.boolean(),
    }),
  ),
  /** Values in the order of the columns; `null` for NULL and for held ones. */
  rows: z.array(z.array(z.string().nullable())),
});

/** Whether an opt-out of the map holds for the address, as its rows and lists say now. */
const ownOptOut = z.object({ key: z.string(), isOut: z.boolean() });

/** @see ownOptOut */
export type OwnOptOut = z.output<typeof ownOptOut>;

/** Read beside it, for the page of one's choices. It is the address's, whoever else matches. */
const beside = { optOuts: z.array(ownOptOut).optional() };

export const ownData = z.discriminatedUnion('state', [
  z.object({ state: z.literal('found'), tables: z.array(table), ...beside }),
  z.object({ state: z.literal('nothing'), ...beside }),
  /** Somebody has to look first: two people match, or the address was replaced a short while ago. */
  z.object({ state: z.literal('withheld'), ...beside }),
]);

/** @see ownData */
export type OwnData = z.output<typeof ownData>;

/** How long what was read can be shown at all, in minutes: as long as the proof of mailbox that opened it is fresh. */
export const ownDataMinutes = 10;

/** How old it may be and still be called live, in seconds; older is read again. */
export const ownDataSeconds = 30;

/** One table of it that has rows. */
export type OwnTable = z.output<typeof table>;

/**
 * The day (`YYYY-MM-DD`) or the instant that a value is, as PostgreSQL writes them with ISO dates and in UTC, or as
 * programs do (RFC 3339); `null` for all others. A time of no zone is nobody's to convert, and stays as it is.
 */
export function momentIn(value: string): string | Date | null {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:\+00|Z))?$/.exec(value) ?? [];
  const moment = day === undefined ? null : new Date(`${day}T${time ?? '12:00:00'}Z`);
  if (!day || !moment || Number.isNaN(moment.getTime())) return null;
  return time === undefined ? day : moment;
}
