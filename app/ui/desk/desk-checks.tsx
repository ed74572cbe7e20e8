import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

type Props = {
  name: string;
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  values: readonly string[];
  options: readonly { value: string; words: string }[];
  /** In columns where there is room. */
  columns?: boolean;
  /** Folded up under these words, unless some are ticked. */
  fold?: string | undefined;
};

/** Several of these, in the desk's size. */
export function DeskChecks({ name, id, label, hint, error, values, options, columns = false, fold }: Props) {
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const boxes = (
    <div className={classes('grid gap-1', columns && 'grid-cols-2 gap-x-4 sm:grid-cols-3')}>
      {options.map(({ value, words }) => (
        <label key={value} className="flex items-center gap-2 py-0.5">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={values.includes(value)}
            className="size-4 shrink-0"
          />
          <bdi className="min-w-0 wrap-anywhere">{words}</bdi>
        </label>
      ))}
    </div>
  );
  return (
    <fieldset className="max-w-xl min-w-0" aria-describedby={about}>
      <legend className="mb-1 font-medium">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-xs text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 font-semibold text-bad">
          {error}
        </p>
      )}
      {fold ? (
        <details open={values.length > 0}>
          <summary className="w-fit py-1 text-accent underline underline-offset-2">{fold}</summary>
          {boxes}
        </details>
      ) : (
        boxes
      )}
    </fieldset>
  );
}
