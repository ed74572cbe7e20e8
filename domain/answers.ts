/** What a person answered for each kind of request; messages are problem codes. */
import { z } from 'zod';
import { dataFormats, packageSizes } from './asked-data.ts';
import { type Topic, topics } from './kinds.ts';

const key = z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/, 'choice-unknown');
const words = (longest: number) =>
  z
    .string()
    .max(longest, 'answer-too-long')
    .transform((text) => text.trim().replaceAll('\0', ''));

/** Characters of what a person says in their own words. */
export const longestNote = 4000;
const note = words(longestNote).default('');

/** @see asked-data.ts */
const data = z.string().regex(/^[A-Za-z0-9_.-]{1,200}(:[A-Za-z0-9_.-]{1,200})?$/, 'choice-unknown');

/** How a copy is wanted. */
export const copyLook = z.object({
  /** Both when left out; the pages to read always come, too. */
  format: z.enum(dataFormats, 'format-missing').optional(),
  /** Megabytes of a file at most; left out, all comes in one. */
  packageSize: z.literal(packageSizes, 'size-missing').optional(),
});

const access = copyLook.extend({
  kind: z.literal('access'),
  /** Categories of the map and parts of them; none means all. */
  categories: z.array(data).max(500).default([]),
  note,
});

const correct = z.object({
  kind: z.literal('correct'),
  changes: z
    .array(
      z.object({
        /** `table.column` of the map. */
        field: key,
        /** What it says now, where the person knows: tells one row from its neighbours. */
        was: words(1000).default(''),
        value: words(1000).pipe(z.string().min(1, 'answers-incomplete')),
      }),
    )
    .min(1, 'answers-incomplete')
    .max(20),
  /** Changed on “My data”: carried out without review where the map lets every field be, and nothing is odd. */
  atOnce: z.literal(true).optional(),
  note,
});

const erase = z.object({
  kind: z.literal('delete'),
  /** `everything` or a scope of the map. */
  scope: key,
  /** For a part of what was collected before a policy changed: the version that the person objects to. */
  policyVersion: z.string().max(200).optional(),
  note,
});

const optOut = z.object({
  kind: z.literal('opt-out'),
  purposes: z.array(key).min(1, 'answers-incomplete').max(50),
});

const reportLost = z.object({
  kind: z.literal('report-lost'),
  items: z.array(key).min(1, 'answers-incomplete').max(20),
  note,
});

const other = z.object({
  kind: z.literal('other'),
  topic: z.enum(topics, 'topic-missing'),
  words: words(longestNote).pipe(z.string().min(1, 'words-missing')),
});

export const answers = z.discriminatedUnion('kind', [access, correct, erase, optOut, reportLost, other]);
export type Answers = z.output<typeof answers>;

/** What it is that was asked as something else. */
export const topicOf = (given: Answers): Topic | undefined => (given.kind === 'other' ? given.topic : undefined);
