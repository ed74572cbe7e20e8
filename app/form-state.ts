/** What a server action answers to a form that could not be taken; null before the first try. */
import type { ZodError } from 'zod';

export type FormValues = Record<string, string | string[]>;

export type FormState = {
  /** Field name → code of what is wrong; `''` is the whole form. The codes' words are messages `<group>.errors.<code>`. */
  errors: Record<string, string>;
  /** What was typed, so that nothing has to be typed twice. */
  values: FormValues;
} | null;

/** Characters of a value that are shown again: several times what any field takes, so that what is too long can be cut. */
const shown = 20_000;

/**
 * What a form holds, as plain values.
 * @param lists names of checkbox groups: theirs is always an array, as long as what was ticked
 */
export function valuesOf(form: FormData, lists: readonly string[] = []): FormValues {
  const values: FormValues = Object.fromEntries(lists.map((name) => [name, form.getAll(name).map(String)]));
  for (const [name, value] of form) {
    // Names that begin with $ are Next's own; a file is not a value to be typed again.
    if (!name.startsWith('$') && !lists.includes(name) && typeof value === 'string')
      values[name] = value.slice(0, shown);
  }
  return values;
}

/** What a schema found wrong: the first issue of each field. Its messages are codes. */
export function faultsOf(error: ZodError): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) faults[String(issue.path[0] ?? '')] ??= issue.message;
  return faults;
}
