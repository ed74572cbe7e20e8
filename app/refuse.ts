/** How an action answers to a form that cannot be taken. Without scripts a page answers for it, and its title says so too. */
import { headers } from 'next/headers';
import type { ZodError } from 'zod';
import { type FormState, faultsOf, valuesOf } from './form-state.ts';

/** Requests whose form was refused: Next hands the same headers to an action and to the page that is shown after it. */
const refused = new WeakSet<object>();

/** Whether this page is the answer to a form that was refused. */
export const isRefusedHere = async (): Promise<boolean> => refused.has(await headers());

type Refusal = Promise<NonNullable<FormState>>;

async function refuse(errors: Record<string, string>, form: FormData, lists: readonly string[]): Refusal {
  refused.add(await headers());
  return { errors, values: valuesOf(form, lists) };
}

/** The answer to a form that its schema refused. */
export function refuseForm(error: ZodError, form: FormData, lists: readonly string[] = []): Refusal {
  return refuse(faultsOf(error), form, lists);
}

/** The answer to a form that a use-case refused: the first problem of each field. */
export function refuseProblems(
  problems: readonly { field?: string; code: string }[],
  form: FormData,
  lists: readonly string[] = [],
): Refusal {
  const errors: Record<string, string> = {};
  for (const { field, code } of problems) errors[field ?? ''] ??= code;
  return refuse(errors, form, lists);
}
