import type { ReactNode } from 'react';

/** Buttons and links in a row, the main one first. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">{children}</div>;
}
