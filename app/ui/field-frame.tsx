import type { ReactNode } from 'react';

type Frame = { label: ReactNode; hint?: ReactNode; error?: string | undefined; question?: boolean };

/** Around a question and its error: app/enhance marks it as wrong where the server would have. */
export const askedFrame = (error: string | undefined) => ({
  'data-asked': '',
  'data-wrong': error ? '' : undefined,
  className: 'mb-7 data-wrong:border-s-4 data-wrong:border-bad data-wrong:ps-4',
});

/** The ids that say more about a field than its label does, for aria-describedby; its error is empty until there is one. */
export const describedBy = (name: string, hint: ReactNode): string =>
  hint ? `${name}-hint ${name}-error` : `${name}-error`;

export function Hint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div id={`${name}-hint`} className="mb-2 text-base text-soft">
      {children}
    </div>
  );
}

/** What is wrong with a field; there, and hidden, before anything is. */
export function FieldError({ name, error }: { name: string; error: string | undefined }) {
  return (
    <p id={`${name}-error`} hidden={!error} className="mb-2 font-semibold text-bad">
      {error}
    </p>
  );
}

/** Label, hint and error around one input, in the order in which they are read. */
export function FieldFrame({
  name,
  label,
  hint,
  error,
  question,
  children,
}: Frame & { name: string; children: ReactNode }) {
  const words = (
    <label htmlFor={name} className={question ? '' : 'mb-1 block font-semibold'}>
      {label}
    </label>
  );
  return (
    <div {...askedFrame(error)}>
      {question ? <h1 className="mb-3 text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{words}</h1> : words}
      {hint && <Hint name={name}>{hint}</Hint>}
      <FieldError name={name} error={error} />
      {children}
    </div>
  );
}
