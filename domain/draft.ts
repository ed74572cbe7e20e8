/** Answers that a person has given so far, before anything is sent; kept sealed, for one browser. */
import { z } from 'zod';
import { copyLook } from './answers.ts';
import { kinds } from './kinds.ts';

const choice = z.string().max(200);
const words = z.string().max(1000);

const change = z.object({ field: choice, was: words, value: words });

/** Characters of all that a form for which nobody was signed in any more may leave here. */
const longestUnsent = 40_000;

/** What was typed on the page `at` when a session was over: it stands there again after the next proof of mailbox. */
export const unsent = z
  .object({ at: choice, values: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
  .refine((kept) => JSON.stringify(kept).length <= longestUnsent, 'answer-too-long');

export const draft = z.object({
  kind: z.enum(kinds).optional(),
  /** Where the person lives: id of a law, or `unsure`. */
  residence: z.string().max(20).optional(),
  access: copyLook.extend({ categories: z.array(z.string().max(401)).max(500) }).optional(),
  correct: z.object({ changes: z.array(change).max(20) }).optional(),
  delete: z.object({ scope: choice, policyVersion: z.string().max(500).optional() }).optional(),
  'opt-out': z
    .object({
      email: z.string().max(254),
      /** Identities of the map that were asked for besides the address. */
      others: z.record(choice, words).optional(),
      purposes: z.array(choice).max(50),
    })
    .optional(),
  'report-lost': z.object({ items: z.array(choice).max(20) }).optional(),
  other: z.object({ topic: choice, words: z.string().max(4000) }).optional(),
  /** The page that a proof of mailbox leads back to. */
  next: z.string().max(200).optional(),
  unsent: unsent.optional(),
  /** What these answers became: from here on a new answer begins a new request. */
  filed: z.object({ id: z.uuid(), reference: z.string() }).optional(),
});

/** @see draft */
export type Draft = z.output<typeof draft>;

/**
 * The answers as they would be filed; parsed and checked there. Nothing before the kind's first question is answered: what
 * a form leaves out may stand for everything, what nobody was asked never does.
 */
export const answersOfDraft = (given: Draft): unknown =>
  given.kind && given[given.kind] ? { kind: given.kind, ...given[given.kind] } : undefined;

/** The question with which each kind of request begins. */
export const firstQuestion = (kind: NonNullable<Draft['kind']>): string => `/request/${kind}`;
