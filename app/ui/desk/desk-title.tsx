import type { ReactNode } from 'react';

type Props = { over?: ReactNode; tags?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A desk page's h1, with what it belongs to above, states beside it and its main actions at the end. */
export function DeskTitle({ over, tags, actions, children }: Props) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        {over && <p className="mb-0.5 text-xs text-soft">{over}</p>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl leading-tight font-bold tracking-tight">{children}</h1>
          {tags}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
