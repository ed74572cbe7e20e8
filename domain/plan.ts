/**
 * What a run will do (plan), what it did (receipt), what a package holds (manifest). The digest of a plan's canonical
 * JSON is what staff approve; a run carries out exactly that or nothing. None of the three names the person: rows are
 * bound by a hash of their keys. Corrections hold old and new values, so a plan is kept sealed.
 */
import { z } from 'zod';
import { kinds } from './kinds.ts';

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');
const instant = z.iso.datetime();

/** Why a person of the desk has to decide before the plan can be approved. */
const planQuestionCodes = [
  /** More rows of person tables match than the map's cap (usually one): which of them asks? */
  'two-persons',
  /** No row has the proven identity, though the request needs one. */
  'nobody-found',
  /** More rows than the map's cap: is this really one person? */
  'more-than-cap',
  /** Rows shared with others mention the person; they are shown redacted and stay. */
  'shared-rows',
  /** Deleting would take rows along, by a cascade, that the plan does not count as this person's. */
  'unmapped-cascade',
  /** Rows that are not this person's refer to rows that go, and the database would refuse. */
  'blocked-by-others',
  /** Rows that are not this person's would lose their reference (ON DELETE SET NULL or SET DEFAULT). */
  'changes-others',
  /** A trigger runs on rows that go; what it does is not known. */
  'trigger',
  /** A column that must not be null would be set to null. */
  'not-null-conflict',
  /** A column's way makes what its type, a check, a unique index or a foreign key does not allow. */
  'way-refused',
  /** A row was to go, but stays because rows that stay refer to it, and no law was named for it. */
  'held',
  /** Staff hold rows of this person (a subpoena, a court's order): they stay, and somebody should know. */
  'legal-hold',
  /** The address was replaced within the last 72 hours: a takeover's first step. */
  'recently-changed-address',
  /** The request reached us before the account was there: the day is wrong, or it is somebody else's. */
  'received-before-account',
  /** The account says that the person lives where the law of the request does not hold. */
  'lives-elsewhere',
  /** An identity found on the way is in rows of others too: what it led to may be theirs. */
  'shared-identity',
  /** Rows held for another controller; that one decides. */
  'processor',
  /** Rows that the person gave after the policy changed: they stay, unless the person asks for them too. */
  'given-after-change',
  /** The old value is no longer what the request saw. */
  'changed-since-asked',
  /** A view or a table without key: its rows can be shown, not erased. */
  'cannot-erase',
] as const;

/** Something odd: plain words, and it needs an answer with a reason. */
const planQuestion = z.strictObject({
  code: z.enum(planQuestionCodes),
  /** The map's table, where there is one. */
  table: z.string().nullable(),
  words: z.string(),
  rows: count,
});

/** Rows that outlive the run: why, under which law, until when (`null`: not known, reviewed by hand). */
const keptRows = z.strictObject({
  reason: z.string(),
  law: z.string(),
  /** Day of review, `YYYY-MM-DD`; the latest of the rows. */
  until: z.iso.date().nullable(),
  rows: count,
});

/** Rows held for another controller, which decides about them. @see GDPR Art. 28(3)(e) */
const processorRows = z.strictObject({ name: z.string(), contact: z.string(), rows: count });

/** A controller on whose word rows that are held for it are shown or erased. @see GDPR Art. 28(3)(a) */
export const controller = z.strictObject({ name: z.string(), contact: z.string() });
export type Controller = z.output<typeof controller>;

/** Rows that are changed as the first step of a deletion, and what the map calls it. */
const firstStep = z.strictObject({ label: z.string(), rows: count });

/** A version of the privacy policy, in force since that day. */
export const policy = z.strictObject({ version: z.string(), on: z.iso.date() });
export type Policy = z.output<typeof policy>;

/** One table of the map; found = erased + reduced + kept where the plan deletes. */
const planTable = z.strictObject({
  table: z.string(),
  label: z.string(),
  category: z.string(),
  /** The person's own rows. */
  found: count,
  /** Rows shared with others that mention the person; never erased on one person's word. */
  mentioned: count,
  exported: count,
  corrected: count,
  /** Rows that are deleted. */
  erased: count,
  /** Rows that stay with less in them (hash, /24, year, null, constant): called "kept, reduced" to the person. */
  reduced: count,
  kept: z.array(keptRows),
  /** Left out where there is nothing of it, so that plans of before stay as they were. */
  first: firstStep.optional(),
  processors: z.array(processorRows).optional(),
  /** SHA-256 over the sorted keys of the rows and what becomes of each: binds exactly which rows. */
  rows: sha256,
});

/** One field of one row: old → new. */
const correction = z.strictObject({
  /** `table.column` of the map. */
  field: z.string(),
  /** The row's key as the finding gave it; opaque. */
  row: z.string(),
  /** Words that tell this row from its neighbours, for people. */
  label: z.string(),
  old: z.string().nullable(),
  new: z.string().nullable(),
});

export const plan = z.strictObject({
  version: z.literal(1),
  /** The request's id. */
  request: z.string(),
  kind: z.enum(kinds),
  /** `everything`, or a scope of the map. */
  scope: z.string(),
  /** SHA-256 of the data map that it was made by. */
  map: sha256,
  /** The instant that spans such as "18 months" and the 72 hours count from, here and in the run. */
  at: instant,
  /** Of several matching persons the one that a human picked: a person table and the row's key, as a finding gives it. */
  chosen: z.strictObject({ table: z.string(), row: z.string() }).nullable().default(null),
  /** What was collected before this version goes, and nothing later; left out for all other deletions. */
  policy: policy.optional(),
  /** Whose rows are shown (a copy) or erased (a deletion) on their own word; left out where nobody has said so. */
  released: z.array(controller).optional(),
  /** The day on which a request reached us that staff keyed in; the run asks of the account's age as the plan did. */
  receivedOn: z.iso.date().optional(),
  /** The law that was said to be the person's, where the map knows where people live. */
  law: z.string().optional(),
  /** Rows of person tables that matched. */
  persons: count,
  /** Children first: the order of the run. */
  tables: z.array(planTable),
  corrections: z.array(correction),
  /** Opt-outs of the map. */
  optOuts: z.array(z.string()),
  /** Lost items of the map. */
  lost: z.array(z.string()),
  questions: z.array(planQuestion),
});

const receiptTable = z.strictObject({
  table: z.string(),
  label: z.string(),
  /** The person's rows before and after, counted in the run's own transaction. */
  before: count,
  after: count,
  erased: count,
  reduced: count,
  changed: count,
  added: count,
  kept: z.array(keptRows),
  first: firstStep.optional(),
  processors: z.array(processorRows).optional(),
  /** Rows that belong to others too, and stay; left out where there are none. */
  shared: count.optional(),
});

/** What a run did; written in its own transaction, signed (Ed25519 over the canonical JSON). No personal data. */
export const receipt = z.strictObject({
  version: z.literal(1),
  run: z.string(),
  request: z.string(),
  act: z.enum([
    'purge',
    'correct',
    'opt-out',
    'opt-in',
    'freeze',
    'unfreeze',
    'cancel',
    'expire',
    're-erase',
    're-opt-out',
    'join',
  ]),
  scope: z.string(),
  map: sha256,
  /** Digest of the plan that was approved; `null` where no plan is made (opt-out, freeze). */
  plan: sha256.nullable(),
  /** When the run began, by the portal's clock. */
  at: instant,
  tables: z.array(receiptTable),
});

export const signedReceipt = z.strictObject({
  receipt,
  /** Ed25519 over the canonical JSON of `receipt`, base64. */
  signature: z.base64(),
});

/** `manifest.json` of a package. */
export const manifest = z.strictObject({
  version: z.literal(1),
  request: z.string(),
  at: instant,
  files: z.array(
    z.strictObject({ name: z.string(), sha256, bytes: count, rows: count.nullable(), table: z.string().nullable() }),
  ),
});

export type Plan = z.output<typeof plan>;
export type PlanTable = z.output<typeof planTable>;
export type PlanQuestion = z.output<typeof planQuestion>;
export type PlanQuestionCode = PlanQuestion['code'];
export type KeptRows = z.output<typeof keptRows>;
export type Correction = z.output<typeof correction>;
export type Receipt = z.output<typeof receipt>;
export type ReceiptTable = Receipt['tables'][number];
export type SignedReceipt = z.output<typeof signedReceipt>;
export type Manifest = z.output<typeof manifest>;
