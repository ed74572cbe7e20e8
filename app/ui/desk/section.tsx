import type { ReactNode } from 'react';

type Props = { id: string; title: ReactNode; note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A titled card of a desk page; `id` is where its tab leads. */
export function Section({ id, title, note, actions, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mb-5 rounded-lg border border-line bg-raised">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2.5">
        <h2 id={`${id}-title`} className="text-sm font-semibold">
          {title}
          {note && <span className="ms-2 font-normal text-soft">{note}</span>}
        </h2>
        {actions}
      </header>
      <div className="px-4 py-3">{children}</div>
    </section>
  );
}
