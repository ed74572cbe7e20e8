import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { FileInput } from './file-input.tsx';
import type { FileLimit } from './use-file-limit.ts';

export type DeskFieldProps = {
  name: string;
  /** Where a page has several fields of one name. */
  id?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  value?: string | undefined;
  /** For a form that the browser sends by itself. */
  required?: boolean;
  /** More than one line. */
  rows?: number;
  /** A file's text: of one width, over the whole place, and no words of a language. */
  isCode?: boolean;
  /** A choice among these instead of typing. */
  options?: readonly { value: string; words: string }[];
  autoComplete?: string;
  inputMode?: 'text' | 'numeric';
  type?: 'text' | 'email' | 'date';
  /** A file of these media types; more than one of them with `multiple`. */
  file?: { accept: string; multiple?: boolean; limit: FileLimit };
};

function Input({
  name,
  id = name,
  value,
  required,
  rows,
  options,
  error,
  hint,
  isCode = false,
  file,
  ...rest
}: Omit<DeskFieldProps, 'label'>) {
  const shared = {
    id,
    name,
    defaultValue: value,
    required,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    className: classes(
      'block w-full min-h-8 rounded-md border bg-paper px-2 py-1 text-ink',
      error ? 'border-bad' : 'border-edge',
      isCode && 'font-mono text-xs',
    ),
  };
  if (file) return <FileInput {...shared} {...file} />;
  if (rows) return <textarea {...shared} rows={rows} spellCheck={isCode ? false : undefined} />;
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
export function DeskField({ label, ...field }: DeskFieldProps) {
  const id = field.id ?? field.name;
  return (
    <div className={classes('grid gap-1', !field.isCode && 'max-w-xl')}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {field.hint && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {field.hint}
        </p>
      )}
      {field.error && (
        <p id={`${id}-error`} className="font-semibold text-bad">
          {field.error}
        </p>
      )}
      <Input {...field} />
    </div>
  );
}
