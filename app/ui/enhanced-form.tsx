'use client';

import { type ReactNode, useActionState, useId } from 'react';
import type { Ask } from '../enhance/asks.ts';
import type { FormState, FormValues } from '../form-state.ts';
import type { FormWords } from '../form-words.ts';
import { ErrorSummary } from './error-summary.tsx';

/** What a form's fields need to know: pass `{...form.field('email')}` to a Field, Textarea or Radios, `list` to Checkboxes. */
export type FormView = {
  field(name: string): { name: string; value: string | undefined; error: string | undefined };
  list(name: string): { name: string; values: readonly string[]; error: string | undefined };
};

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What is looked at in the browser before it is sent. The server looks at everything. */
  asks?: readonly Ask[];
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

/**
 * A form that works without scripts, as a plain post to its action: the page comes back with what is wrong and with what
 * was typed. What scripts do with it, app/enhance says; they find all that they need in its attributes.
 */
export function EnhancedForm({ action, asks = [], values = {}, words, id, above, children }: Props) {
  const [state, post] = useActionState(action, null);
  const summaryId = useId();
  const errors = Object.entries(state?.errors ?? {}).map(([name, code]) => ({
    name,
    words: words[code] ?? words.unknown ?? code,
  }));
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.words;
  const known = { ...values, ...state?.values };
  const view: FormView = {
    field: (name) => ({ name, value: [known[name] ?? []].flat()[0], error: errorOf(name) }),
    list: (name) => ({ name, values: [known[name] ?? []].flat(), error: errorOf(name) }),
  };
  return (
    <>
      <ErrorSummary id={summaryId} heading={words.problem ?? ''} errors={errors} error={words.error ?? ''} />
      {above}
      <form
        id={id}
        action={post}
        noValidate
        data-summary={summaryId}
        data-asks={JSON.stringify(asks)}
        data-unanswered={words.unanswered}
        data-unanswered-more={words.unansweredMore}
      >
        {children(view)}
      </form>
    </>
  );
}
