import type { ReactNode } from 'react';

/** Submits its form and looks like a link, where a second button would shout. `hidden` says what it is done to. */
export function PlainButton({ hidden, children }: { hidden?: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      className="min-h-6 cursor-pointer text-accent underline underline-offset-4 hover:text-accent-strong hover:decoration-2"
    >
      {children}
      {hidden && <span className="sr-only"> {hidden}</span>}
    </button>
  );
}
