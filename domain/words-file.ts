import { z } from 'zod';

const plain = z.string().trim().min(1, 'is empty').max(2_000, 'is longer than 2,000 characters');

/** Sentences of letters by their keys, as deep as `emails/messages/en.json` has them. */
export type Sentences = { [key: string]: string | Sentences };
const sentences: z.ZodType<Sentences> = z.record(
  z.string(),
  z.union([plain, z.lazy(() => sentences)], 'is not a sentence'),
);

/** What the organisation says in one language: a file `words/de.yaml` beside the organisation file. */
export const wordsFile = z.strictObject({
  /** As `organisation.yaml` and `datamap.yaml` have it → in this language. */
  own: z.record(z.string(), plain).default({}),
  /** Sentences of our letters that the organisation writes otherwise. */
  letters: sentences.default({}),
});
