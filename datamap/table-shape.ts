/** What the data map says of one table: whose its rows are, what of them is shown, corrected, erased and kept. */
import { z } from 'zod';
import { correctionRules } from '#domain/corrected-value';

/** `schema.table` or `table` (of the search path's first schema, usually `public`). */
export const tableName = z.string().min(1);
/** `table.column` or `schema.table.column`; the column may be a path (`reach.ts`), whose keys may have dots. */
export const columnName = z.string().regex(/^[^.]+(\.[^.]+){1,2}(->.+)?$/, 'must be written table.column');
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** A time span in words that PostgreSQL reads, e.g. `18 months`, `-90 days`. */
const span = z.string().regex(/^[+-]?\d+ (minute|hour|day|week|month|year)s?$/, 'must be a span such as "18 months"');

const comparison = z.union([
  scalar,
  z.array(scalar),
  z.strictObject({ not: scalar }),
  z.strictObject({ after: span }),
  z.strictObject({ before: span }),
]);

/**
 * A test of a row: every named column must hold (`null` is IS NULL, a list is IN, `after: -18 months` compares with
 * now plus the span); `any` holds when one of its conditions does.
 */
export type Condition = { any: Condition[] } | Record<string, z.output<typeof comparison>>;
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([z.strictObject({ any: z.array(condition).min(1) }), z.record(z.string(), comparison)]),
);

/** Column here → column of the parent table; several columns of one link are one composite key. */
const columnsToParent = z
  .record(z.string(), columnName)
  .refine((link) => Object.keys(link).length > 0, 'names no column');

const link = z.strictObject({
  to: columnsToParent,
  /** Only rows where this holds are linked: a polymorphic reference names its type here. */
  when: condition.optional(),
});
/** Short form `account_id: accounts.id`, long form `{ to: {…}, when: {…} }`. */
const oneLink = z.union([link, columnsToParent.transform((to): z.output<typeof link> => ({ to }))]);
/** One link, or a list of them, of which any may hold. */
const links = z.union([z.array(oneLink), oneLink.transform((one) => [one])]);

/** Less of a value: of a date its month, year or decade, of a postcode its area, of a number a multiple of the step. */
const generalised = z.union([
  z.enum(['month', 'year', 'decade', 'area']),
  z.strictObject({ step: z.number().positive() }),
]);

/** How a column's value is made unreadable while its row stays. */
const way = z.union([
  z.enum(['null', 'hash', 'random', 'year', '/24', 'format', 'keep']),
  z.null().transform(() => 'null' as const),
  z.strictObject({ constant: scalar }),
  z.strictObject({ generalise: generalised }),
]);
export type Way = z.output<typeof way>;

const listed = z.strictObject({
  label: z.string().optional(),
  category: z.string().optional(),
  /**
   * shown: as it is · last4: its last four characters · held: "we hold this; it is never disclosed" ·
   * hidden: not even named (another person's data, internal notes).
   */
  show: z.enum(['shown', 'last4', 'held', 'hidden']).default('shown'),
  /** The rule that a corrected value must meet; left out, the field cannot be corrected through the portal. */
  correct: z.enum(correctionRules).optional(),
  /**
   * Offered on “My data”, live: to be seen, or changed there without review (needs `correct`; never an e-mail address,
   * whose change is a takeover's first step).
   */
  self: z.enum(['view', 'update']).optional(),
  /**
   * Words by which people are asked for it, to show who they are: a fact that nobody who lives with them knows. It is
   * compared, never shown. @see 11 CCR 7060(c), 7062
   */
  ask: z.string().min(1).max(200).optional(),
  /** Which line of an envelope it is: where a code goes by post. Columns of one line stand beside each other. */
  post: z.int().min(1).max(9).optional(),
  erase: way.optional(),
  /** Elements of an array that are of several people: of those that a match leads through, only the matching are theirs. */
  shared: z.boolean().optional(),
  /** An address that gets the neutral notice before a deletion: the person's main one, one just replaced, or one theirs alone. */
  notify: z.enum(['primary', 'replaced', 'own']).optional(),
});
/** `bought_at:` with nothing after it is a column that is shown as it is, in its table's category. */
const column = z.union([listed, z.null().transform(() => listed.parse({}))]);

const keep = z.strictObject({
  /** Rows where this holds outlive a deletion; left out, all do. */
  while: condition.optional(),
  /** Plain words that the person reads, e.g. "an open chargeback". */
  reason: z.string(),
  law: z.string(),
  /** When the keeping ends: a span after now, or after a column's time. */
  review: z.union([span, z.strictObject({ column: z.string(), plus: span })]),
});

export const assignment = z.union([
  scalar,
  z.strictObject({ now: z.literal(true) }),
  z.strictObject({ identity: z.string() }),
]);

const first = z.strictObject({
  /** What the plan and the receipt call it, e.g. "Recurring charge cancelled". */
  label: z.string().min(1),
  set: z.record(z.string(), assignment),
  when: condition.optional(),
});

/** A value of a history row: of a column of the corrected row, of the correction, the time, or a constant. */
const historyValue = z.union([
  scalar,
  z.strictObject({ column: z.string() }),
  z.strictObject({ field: z.literal(true) }),
  z.strictObject({ old: z.literal(true) }),
  z.strictObject({ now: z.literal(true) }),
]);

/** Rows that are held for another controller: which one says a link to a table of the catalogue. */
const processor = z.strictObject({
  by: columnsToParent,
  /** Columns of that table: the controller's name, and where its privacy people are reached. */
  name: z.string(),
  contact: z.string(),
});

/** One row for each corrected field, added to a table of the organisation's own that is mapped like any other. */
const history = z.strictObject({ table: tableName, values: z.record(z.string(), historyValue) });

/** `after: 90 days` counts from the column's time. */
const expires = z.strictObject({
  column: z.string(),
  after: z.string().regex(/^\d+ (minute|hour|day|week|month|year)s?$/, 'must be an age such as "90 days"'),
  /** Only rows where this holds are discarded. */
  when: condition.optional(),
});

export const table = z.strictObject({
  label: z.string().optional(),
  category: z.string().optional(),
  /** A row is one person; two matches are a question for a human. */
  person: z.boolean().default(false),
  /** Column → identity: rows whose column equals a proven identity are this person's. */
  match: z.record(z.string(), z.string()).default({}),
  /**
   * Column → identity: the values here of the person's rows are identities too, and lead to tables that `match` them. Never
   * to a person, and not for opt-outs.
   */
  yields: z.record(z.string(), z.string()).default({}),
  /** As `match`, of rows that are the person's only where all of it holds: a name is nobody's, beside a number it is. */
  matchAll: z.record(z.string(), z.string()).default({}),
  belongs: links.default([]),
  /** Rows shared with other people: shown with `mentionsShow` alone, never erased on one person's word. */
  mentions: links.default([]),
  mentionsShow: z.array(z.string()).default([]),
  /** What leaves the database. A column that is not listed is never shown, exported or named. */
  columns: z.record(z.string(), column).default({}),
  /** Whole row deleted, only its columns' ways carried out, or nothing erased. */
  erase: z.enum(['delete', 'columns', 'keep']),
  keep: z.union([z.array(keep), keep.transform((one) => [one])]).default([]),
  /** Where the rows came from, in the person's words. */
  source: z.string().optional(),
  /**
   * Rows that are discarded every night once they are older than this, with those of other tables beneath them. Rows
   * that a line of `keep` or a legal hold keeps stay.
   */
  expires: expires.optional(),
  /** Set on the person's rows (where `when` holds) as the first step of a deletion: an active charge is cancelled before anything goes. */
  first: first.optional(),
  /** Held for others: the person is told for whom; contents are neither shown nor erased on the person's word alone. */
  processor: processor.optional(),
  /** Column that says when a row was collected, for a deletion of what was collected before a change of policy. */
  collectedAt: z.string().optional(),
  /** Column of a person's own table that says since when the account is there: a letter that came before it is a question. */
  since: z.string().optional(),
  /** Columns of a person's own table that say where they live: where the law that was chosen does not hold, is a question. */
  lives: z
    .strictObject({ country: z.string().optional(), region: z.string().optional() })
    .refine(({ country, region }) => country || region, 'names a country, a region or both')
    .optional(),
  /** Where a correction keeps the value that it replaces. */
  history: history.optional(),
  /** Plain words for the person whose rows were deleted: what nobody can call back, such as posts that others have copied. */
  cannotRecall: z.string().min(1).optional(),
  /** Column that says when a replaced address (`notify: replaced`) was given up. */
  replacedAt: z.string().optional(),
});

export type MapTable = z.output<typeof table>;
export type MapColumn = MapTable['columns'][string];
export type Link = MapTable['belongs'][number];
export type Keep = MapTable['keep'][number];
export type Assignment = z.output<typeof assignment>;
export type History = z.output<typeof history>;
