import type { ReactNode } from 'react';
import { classes } from './classes.ts';

type Frame = { label: ReactNode; hint?: ReactNode; error?: string | undefined; question?: boolean };

/** The ids that say more about a field than its label does, for aria-describedby. */
export function describedBy(name: string, { hint, error }: Pick<Frame, 'hint' | 'error'>): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
}

export function Hint({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div id={`${name}-hint`} className="mb-2 text-base text-soft">
      {children}
    </div>
  );
}

export function FieldError({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p id={`${name}-error`} className="mb-2 font-semibold text-bad">
      {children}
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
    <div className={classes('mb-7', Boolean(error) && 'border-s-4 border-bad ps-4')}>
      {question ? <h1 className="mb-3 text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{words}</h1> : words}
      {hint && <Hint name={name}>{hint}</Hint>}
      {error && <FieldError name={name}>{error}</FieldError>}
      {children}
    </div>
  );
}
