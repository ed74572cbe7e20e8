import type { ReactNode } from 'react';

/** The page's only h1: its question, or what has happened. `over` is a small line above it. */
export function Title({ over, children }: { over?: ReactNode; children: ReactNode }) {
  return (
    <div className="mb-6">
      {over && <p className="mb-1 text-soft">{over}</p>}
      <h1 className="text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{children}</h1>
    </div>
  );
}
