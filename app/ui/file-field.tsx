'use client';

import { type ChangeEvent, useState } from 'react';
import { classes } from './classes.ts';
import type { FieldProps } from './field.tsx';
import { describedBy, FieldFrame } from './field-frame.tsx';

export type FileFieldProps = FieldProps & {
  /** Media types, for the browser's own dialog. */
  accept: string;
  /** Octets. */
  limit: number;
  /** What is said of a larger one, before it is sent. */
  tooLarge: string;
  /** Without scripts a browser forgets which file it was: the words before and after its name. */
  again: string;
};

/** The browser's own field: it takes a file that is dropped on it, and works without scripts. `value` is a name. */
export function FileField({ name, value, accept, limit, tooLarge, again, ...frame }: FileFieldProps) {
  const [early, say] = useState('');
  const shown = { ...frame, error: early || frame.error };
  const check = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (target.files?.[0]?.size ?? 0) > limit;
    say(isTooLarge ? tooLarge : '');
    if (isTooLarge) target.value = '';
  };
  return (
    <FieldFrame name={name} {...shown}>
      {value && (
        <noscript>
          <p className="mb-2 font-semibold">
            <bdi>{value}</bdi>: {again}
          </p>
        </noscript>
      )}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        onChange={check}
        aria-describedby={describedBy(name, shown)}
        aria-invalid={shown.error ? true : undefined}
        className={classes(
          'block min-h-12 w-full max-w-2xl rounded-md border-2 border-dashed bg-paper px-3 py-2.5 text-base text-ink file:me-3 file:rounded-md file:border file:border-edge file:bg-wash file:px-3 file:py-1 file:text-ink',
          shown.error ? 'border-bad' : 'border-edge',
        )}
      />
    </FieldFrame>
  );
}
