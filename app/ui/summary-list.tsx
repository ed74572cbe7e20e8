import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type SummaryRow = {
  name: ReactNode;
  value: ReactNode;
  /** Where the answer is changed; `hidden` says what of, for who hears the link alone. */
  change?: { href: string; words: string; hidden: string };
};

/** Questions and their answers, each with a way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  // Of one width in all rows, or the answers would begin somewhere else in each.
  const columns = rows.some(({ change }) => change)
    ? 'sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_8.5rem]'
    : 'sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]';
  return (
    <dl className="mb-8 border-t border-line">
      {rows.map((row, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are a fixed list
          key={index}
          className={classes('grid grid-cols-1 gap-x-6 gap-y-1 border-b border-line py-4', columns)}
        >
          <dt className="font-semibold">{row.name}</dt>
          <dd className="whitespace-pre-line">{row.value}</dd>
          {row.change && (
            <dd className="sm:text-end" data-screen-only="">
              <a href={row.change.href}>
                {row.change.words}
                <span className="sr-only"> {row.change.hidden}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
