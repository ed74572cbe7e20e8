import type { ReactNode } from 'react';

/** A section's heading inside a page. */
export function Heading({ id, small = false, children }: { id?: string; small?: boolean; children: ReactNode }) {
  return small ? (
    <h3 id={id} className="mt-8 mb-2 text-xl leading-snug font-semibold">
      {children}
    </h3>
  ) : (
    <h2 id={id} className="mt-10 mb-3 text-2xl leading-snug font-bold tracking-tight">
      {children}
    </h2>
  );
}
