/**
 * The data map: where one person's data lies in the account database, and what may be done with it.
 * Written by the operator in YAML. Nothing in it is SQL: conditions are structured, names are checked against the live
 * catalogue and quoted, values are bound. `docs/data-map.md` has an example of each part.
 */
import { z } from 'zod';
import { normalisations } from '#domain/identity';
import { reaches } from '#domain/reaches';
import { assignment, columnName, condition, table, tableName } from './table-shape.ts';

export type { Assignment, Condition, History, Keep, Link, MapColumn, MapTable, Way } from './table-shape.ts';

/** Columns set on the person's rows of a table, all of them or those where `when` holds. */
const changes = z.record(
  tableName,
  z.strictObject({ set: z.record(z.string(), assignment), when: condition.optional() }),
);

const optOut = z.strictObject({
  label: z.string(),
  /** What goes on all the same, in plain words (account or legal mail). */
  stays: z.string().optional(),
  /** On which way it would have reached the person: the page of choices is in that order. */
  by: z.enum(reaches).optional(),
  /** Other opt-outs that are part of it: who is out of this one is out of those. */
  includes: z.array(z.string()).min(1).optional(),
  /** Identities that the form asks for, all of them; the e-mail address when left out. */
  asks: z.array(z.string()).min(1).optional(),
  update: changes.default({}),
  /** Rows added for the identity itself, whether or not an account has it; `unless` names the unique columns. */
  insert: z
    .record(tableName, z.strictObject({ values: z.record(z.string(), assignment), unless: z.array(z.string()).min(1) }))
    .default({}),
});

const lost = z.strictObject({
  label: z.string(),
  /** What does not work for the person until staff replace the credential. */
  offMeanwhile: z.string(),
  /** Reversible: the old values of these columns are kept with the request. */
  freeze: changes,
  /** When staff confirm: how the credential is cancelled for good. */
  cancel: changes.default({}),
});

/** A child's data, about which a parent decides. @see 16 CFR 312.5, 312.6 */
const child = z.strictObject({
  /** What keeps the child's data from use until the parent has decided; reversible, the old values are kept. */
  freeze: changes.refine((all) => Object.keys(all).length > 0, 'names no table'),
});

/** Another organisation that got data from us, and is told when they are corrected, deleted or opted out of. */
const recipient = z.strictObject({
  name: z.string().min(1),
  /** Where its privacy people are reached. */
  contact: z.email('is not an e-mail address'),
  /** A webhook of the organisation file: it is told by it, and not by letter. */
  webhook: z.string().min(1).optional(),
  /** Categories that it got; left out, any. */
  gets: z.array(z.string()).min(1).optional(),
  on: z.array(z.enum(['correct', 'delete', 'opt-out'])).min(1),
  /** Of which opt-outs it is told; left out, of all. */
  optOuts: z.array(z.string()).min(1).optional(),
  /** The person's rows that say that it got their data, and the columns that it knows them by. Without such a row it is not told. */
  known: z
    .strictObject({ table: tableName, columns: z.array(z.string()).min(1), when: condition.optional() })
    .optional(),
});

/** A line of the map by the keys that lead to it (`tables.purchases.keep`), or what the portal itself does, in words. */
const carriedOutBy = z.union([z.string().min(1), z.strictObject({ portal: z.string().min(1) })]);
/** What carries a promise out: one line, or several. */
const carriers = z.union([z.array(carriedOutBy).min(1), carriedOutBy.transform((one) => [one])]);

export const dataMap = z.strictObject({
  version: z.literal(1),
  identities: z.record(
    z.string(),
    z.strictObject({
      normalise: z.enum(normalisations),
      /** How people call it, where a form asks for it. */
      label: z.string().optional(),
    }),
  ),
  /** Category key → the words people read. */
  categories: z.record(z.string(), z.string()),
  /** What data are held for, in words that people read, and the categories that are held for it. @see GDPR Art. 13(1)(c) */
  purposes: z
    .record(z.string(), z.strictObject({ label: z.string().min(1), for: z.array(z.string()).min(1) }))
    .default({}),
  tables: z.record(tableName, table),
  /** Tables that hold no personal data; naming them here says so on purpose. */
  notPersonal: z.array(tableName).default([]),
  /** Columns that look personal and are not. */
  notPersonalColumns: z.array(columnName).default([]),
  /** Triggers (`table.trigger`) that somebody has looked at: they do nothing to personal data elsewhere, and no plan asks about them. */
  triggersKnown: z.array(columnName).default([]),
  /** Parts of a deletion: the tables (and how) that a smaller scope reaches. `everything` needs no entry. */
  scopes: z
    .record(
      z.string(),
      z.strictObject({
        label: z.string(),
        tables: z.record(tableName, z.enum(['delete', 'columns'])),
        /** Only rows whose `collectedAt` is before the policy that the person objects to; later ones are a question, and stay. */
        collected: z.literal('beforeObjection').optional(),
      }),
    )
    .default({}),
  optOuts: z.record(z.string(), optOut).default({}),
  lost: z.record(z.string(), lost).default({}),
  /** Without it no case of a child can be opened. */
  child: child.optional(),
  /** Who is told of a correction, a deletion or an opt-out (GDPR Art. 19). */
  recipients: z.record(z.string(), recipient).default({}),
  /** Promises of what never is: `map check` fails when a row shows otherwise. */
  never: z.array(z.strictObject({ says: z.string(), table: tableName, when: condition })).default([]),
  /** Promise of the organisation file → the lines that carry it out: `map check` fails on one that nothing does. */
  promises: z.record(z.string(), carriers).default({}),
  caps: z
    .strictObject({ rows: z.int().positive().default(10_000), persons: z.int().positive().default(1) })
    .prefault({}),
});

/** A data map that has passed the schema; `load.ts` reads it, `check.ts` holds it against the live catalogue. */
export type DataMap = z.output<typeof dataMap>;
/** @see changes */
export type Changes = z.output<typeof changes>;
