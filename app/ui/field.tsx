import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { describedBy, FieldFrame } from './field-frame.tsx';

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** Why it is asked, or what it looks like. */
  hint?: ReactNode;
  /** The words of what is wrong with it; the same words stand in the error summary. */
  error?: string | undefined;
  /** What was typed before. */
  value?: string | undefined;
  /** The label is the page's question and its h1. */
  question?: boolean;
};

type Props = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'date' | 'search' | 'password';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  /** How much is usually typed: the box is as wide. */
  size?: 'code' | 'short' | 'full';
};

const widths = { code: 'max-w-44 font-mono text-xl tracking-widest', short: 'max-w-72', full: 'max-w-xl' };

/** One line of text with its label, hint and error, as long as it is pasted; see Textarea. */
export function Field({ name, type = 'text', autoComplete, inputMode, size = 'full', value, ...frame }: Props) {
  return (
    <FieldFrame name={name} {...frame}>
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        spellCheck={type === 'text' ? undefined : false}
        aria-describedby={describedBy(name, frame.hint)}
        aria-invalid={frame.error ? true : undefined}
        className={classes(
          'block min-h-12 w-full rounded-md border-2 bg-paper px-3 py-2 text-ink',
          widths[size],
          'border-edge aria-invalid:border-bad',
        )}
      />
    </FieldFrame>
  );
}
