'use client';

import { useEffect, useRef } from 'react';

type Props = {
  heading: string;
  /** What is wrong, in the words that stand at the field; `name` is the field's, and its link leads there. */
  errors: readonly { name?: string; words: string }[];
};

/** What went wrong, above the h1. Takes the focus when it appears, so that it is read first. */
export function ErrorSummary({ heading, errors }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary"
      className="mb-8 rounded-lg border-4 border-bad p-5 outline-offset-4"
    >
      <h2 id="error-summary" className="mb-2 text-xl font-bold">
        {heading}
      </h2>
      <ul className="grid gap-1.5">
        {errors.map(({ name, words }) => (
          <li key={`${name} ${words}`} className="font-semibold text-bad">
            {name ? (
              <a href={`#${name}`} className="text-bad hover:text-ink">
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
