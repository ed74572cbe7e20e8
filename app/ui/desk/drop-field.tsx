'use client';

import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { type FileLimit, useFileLimit } from './use-file-limit.ts';

type Props = {
  id: string;
  label: string;
  hint: ReactNode;
  /** What was wrong with the one before. */
  problem: string;
  limit: FileLimit;
  accept?: string;
  submit: string;
};

/** A form’s one file and its button. The browser’s own field takes one that is dropped on it, and works without scripts. */
export function DropField({ id, label, hint, limit, accept, submit, ...told }: Props) {
  const { problem: early, field } = useFileLimit(limit);
  const problem = early || told.problem;
  return (
    <>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-xs text-soft">
        {hint}
      </p>
      {problem && (
        <p id={`${id}-error`} role="alert" className="font-semibold text-bad">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3 sm:flex-nowrap">
        <input
          {...field}
          id={id}
          name="file"
          type="file"
          accept={accept}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          className="min-h-8 w-full min-w-0 grow rounded-md border border-dashed border-edge bg-paper px-2 py-3 text-ink"
        />
        <span className="shrink-0">
          <Button look="second" small>
            {submit}
          </Button>
        </span>
      </div>
    </>
  );
}
