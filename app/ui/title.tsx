import type { ReactNode } from 'react';

/** Short words with a hyphen stay in one line: browsers would break “opt-out” after “opt-”. */
const unbroken = (text: string) =>
  text.split(/(?<!\S)(\S{1,8}-\S{1,8})(?!\S)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );

/** The page's only h1: its question, or what has happened. `over` is a small line above it. */
export function Title({ over, children }: { over?: ReactNode; children: ReactNode }) {
  return (
    <div className="mb-6">
      {over && <p className="mb-1 text-soft">{over}</p>}
      <h1 className="text-3xl leading-tight font-bold tracking-tight sm:text-4xl">
        {typeof children === 'string' ? unbroken(children) : children}
      </h1>
    </div>
  );
}
