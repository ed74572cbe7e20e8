'use client';

import { toNestErrors } from '@hookform/resolvers';
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useMemo } from 'react';
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form';
import type { FormState, FormValues } from '../form-state.ts';
import { valuesOf } from '../form-state.ts';
import type { FormWords } from '../form-words.ts';
import { ErrorSummary } from './error-summary.tsx';

/** What a form's fields need to know: pass `{...form.field('email')}` to a Field, Textarea or Radios, `list` to Checkboxes. */
export type FormView = {
  field(name: string): { name: string; value: string | undefined; error: string | undefined };
  list(name: string): { name: string; values: readonly string[]; error: string | undefined };
};

type Check = (values: FormValues) => readonly (readonly [name: string, code: string])[];

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What is wrong, by field and code, before it is sent. Without it only the server checks. */
  check?: Check;
  /** Names of checkbox groups, whose value is an array. */
  lists?: readonly string[];
  /** Answers given before, from the server. */
  values?: FormValues;
  /** From formWords(). */
  words: FormWords;
  /** By which a button elsewhere on the page can send this form. */
  id?: string;
  /** What stands between the error summary and the form: the page's title, where the form itself does not hold it. */
  above?: ReactNode;
  children: (form: FormView) => ReactNode;
};

/** Codes of react-hook-form's errors by field; only the top level, as our forms are flat. */
function codesOf(errors: object): Record<string, string> {
  const codes = Object.entries(errors).map(([name, error]) => [
    name,
    String(error?.message ?? error?.root?.message ?? ''),
  ]);
  return Object.fromEntries(codes);
}

const resolverOf =
  (check: Check): Resolver<FormValues> =>
  (values, _, options) => {
    const wrong = check(values).map(([name, message]) => [name, { type: 'wrong', message }]);
    const errors: FieldErrors<FormValues> = Object.fromEntries(wrong);
    return wrong.length > 0 ? { values: {}, errors: toNestErrors(errors, options) } : { values, errors: {} };
  };

/**
 * A form that works without JavaScript, as a plain post to its action; with it, answers are checked first, on submit
 * only, and the error summary takes the focus. What was typed stays.
 */
export function EnhancedForm({ action, check, lists = [], values = {}, words, id, above, children }: Props) {
  const [state, post] = useActionState(action, null);
  const resolver = useMemo(() => check && resolverOf(check), [check]);
  const hook = useForm<FormValues>({ ...(resolver ? { resolver } : {}), shouldFocusError: false });
  const { errors: local, submitCount } = hook.formState;
  const summary = useMemo(() => {
    const codes = submitCount > 0 && Object.keys(local).length > 0 ? codesOf(local) : (state?.errors ?? {});
    return Object.entries(codes).map(([name, code]) => ({ name, words: words[code] ?? words.unknown ?? code }));
  }, [state, local, submitCount, words]);

  useEffect(() => {
    const bare = document.title.replace(`${words.error} `, '');
    document.title = summary.length > 0 ? `${words.error} ${bare}` : bare;
  }, [summary, words.error]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    if (submitter?.getAttribute('name') === 'language') return startTransition(() => post(data));
    hook.reset(valuesOf(data, lists), { keepSubmitCount: true });
    void hook.handleSubmit(() => startTransition(() => post(data)))();
  }

  const errorOf = (name: string) => summary.find((error) => error.name === name)?.words;
  const known = { ...values, ...state?.values };
  const view: FormView = {
    field: (name) => ({ name, value: [known[name] ?? []].flat()[0], error: errorOf(name) }),
    list: (name) => ({ name, values: [known[name] ?? []].flat(), error: errorOf(name) }),
  };
  return (
    <>
      <ErrorSummary heading={words.problem ?? ''} errors={summary} />
      {above}
      <form id={id} action={post} onSubmit={submit} noValidate>
        {children(view)}
      </form>
    </>
  );
}
