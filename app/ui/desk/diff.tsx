import type { ReactNode } from 'react';

const nothing = <span className="text-soft italic">empty</span>;

/** A value's change, old → new, said in words too for who cannot see the strike. */
export function Diff({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <del className="rounded-sm bg-bad-wash px-1.5 text-bad">
        <span className="sr-only">was </span>
        <bdi>{before || nothing}</bdi>
      </del>
      <span aria-hidden="true" className="text-soft rtl:-scale-x-100">
        →
      </span>
      <ins className="rounded-sm bg-good-wash px-1.5 text-good no-underline">
        <span className="sr-only">becomes </span>
        <bdi>{after || nothing}</bdi>
      </ins>
    </span>
  );
}
