import type { z } from 'zod';
import type { Content } from './content.ts';
import type { Words } from './words.ts';

/** A kind of letter: checks what was queued, then says it. */
export type Letter = (fields: unknown, words: Words) => Content;

/** Ties what one letter says to the fields of its kind; what does not fit them throws. */
export const letter =
  <Fields extends z.ZodType>(schema: Fields, say: (fields: z.output<Fields>, words: Words) => Content): Letter =>
  (fields, words) =>
    say(schema.parse(fields), words);
