import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  value?: string | undefined;
  /** More than one line. */
  rows?: number;
  /** A choice among these instead of typing. */
  options?: readonly { value: string; words: string }[];
  autoComplete?: string;
  inputMode?: 'text' | 'numeric';
  type?: 'text' | 'email' | 'date';
};

function Input({ name, value, rows, options, error, hint, ...rest }: Omit<Props, 'label'>) {
  const shared = {
    id: name,
    name,
    defaultValue: value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined,
    className: classes(
      'block w-full min-h-8 rounded-md border bg-paper px-2 py-1 text-ink',
      error ? 'border-bad' : 'border-edge',
    ),
  };
  if (rows) return <textarea {...shared} rows={rows} />;
  if (!options) return <input {...shared} {...rest} type={rest.type ?? 'text'} />;
  return (
    <select {...shared}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}

/** A field in the desk's size: a line, several lines (`rows`) or a choice (`options`). */
export function DeskField({ label, ...field }: Props) {
  return (
    <div className="grid max-w-xl gap-1">
      <label htmlFor={field.name} className="font-medium">
        {label}
      </label>
      {field.hint && (
        <p id={`${field.name}-hint`} className="text-xs text-soft">
          {field.hint}
        </p>
      )}
      {field.error && (
        <p id={`${field.name}-error`} className="font-semibold text-bad">
          {field.error}
        </p>
      )}
      <Input {...field} />
    </div>
  );
}
