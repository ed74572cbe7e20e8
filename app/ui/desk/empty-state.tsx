import type { ReactNode } from 'react';

/** Says that there is nothing here, and what would bring something. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-4 rounded-lg border border-dashed border-edge px-6 py-10 text-center">
      <p className="font-semibold">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-md text-soft">{children}</div>}
    </div>
  );
}
