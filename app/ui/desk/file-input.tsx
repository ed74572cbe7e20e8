'use client';

import type { ComponentProps } from 'react';
import { type FileLimit, useFileLimit } from './use-file-limit.ts';

/** The browser’s own field for files, which says at once when they are too large. */
export function FileInput({ limit, ...input }: { limit: FileLimit } & ComponentProps<'input'>) {
  const { problem, field } = useFileLimit(limit);
  return (
    <>
      {problem && (
        <p role="alert" className="font-semibold text-bad">
          {problem}
        </p>
      )}
      <input {...input} {...field} type="file" />
    </>
  );
}
