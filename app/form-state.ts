/** What a server action answers to a form that could not be taken; null before the first try. */
import type { ZodError } from 'zod';
import type { Problem } from '#domain/problems';

export type FormValues = Record<string, string | string[]>;

export type FormState = {
  /** Field name → code of what is wrong; `''` is the whole form. The codes' words are messages `<group>.errors.<code>`. */
  errors: Record<string, string>;
  /** What was typed, so that nothing has to be typed twice. */
  values: FormValues;
} | null;

/** Characters of a value that are shown again: more than any field takes, less than a page is worth. */
const shown = 5000;

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

/** The answer to a form that its schema refused: the first issue of each field. A schema's messages are codes. */
export function refuseForm(error: ZodError, form: FormData, lists: readonly string[] = []): NonNullable<FormState> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return { errors, values: valuesOf(form, lists) };
}

/** The answer to a form that a use-case refused: the first problem of each field. */
export function refuseProblems(
  problems: readonly Problem[],
  form: FormData,
  lists: readonly string[] = [],
): NonNullable<FormState> {
  const errors: Record<string, string> = {};
  for (const { field, code } of problems) errors[field ?? ''] ??= code;
  return { errors, values: valuesOf(form, lists) };
}
