import type { ReactNode } from 'react';

/** More for who wants it. */
export function Details({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="my-6">
      <summary className="text-accent underline underline-offset-4 hover:text-accent-strong">{summary}</summary>
      <div className="mt-3 border-s-4 border-line ps-5 [&>*+*]:mt-3">{children}</div>
    </details>
  );
}
