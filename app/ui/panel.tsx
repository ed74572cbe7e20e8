import type { ReactNode } from 'react';

/** The confirmation: what was done, as h1, and its reference. Holds no links. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-8 rounded-xl border-2 border-accent bg-accent-wash px-6 py-8 text-ink sm:px-8 sm:py-10">
      <h1 className="text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{title}</h1>
      {children && <div className="mt-4 text-xl">{children}</div>}
    </div>
  );
}
