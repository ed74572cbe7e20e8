import type { z } from 'zod';

/** Longer than any answer of an authenticator. */
const charactersAtMost = 20_000;

/** JSON that a script of our own page sends in a form's field; null when it is anything else. */
export function readJson<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | null {
  if (text.length > charactersAtMost) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
