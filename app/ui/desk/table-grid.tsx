'use client';

import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

/** Where each row becomes a block of named lines. */
const few = {
  head: '@max-md:sr-only',
  row: '@max-md:block @max-md:py-2',
  name: '@max-md:block @max-md:py-0.5',
  cell: '@max-md:flex @max-md:justify-between @max-md:gap-4 @max-md:py-0.5 @max-md:pe-0 @max-md:before:max-w-3/5 @max-md:before:shrink-0 @max-md:before:text-start @max-md:before:text-soft @max-md:before:content-[attr(data-head)]',
};
const many: typeof few = {
  head: '@max-xl:sr-only',
  row: '@max-xl:block @max-xl:py-2',
  name: '@max-xl:block @max-xl:py-0.5',
  cell: '@max-xl:flex @max-xl:justify-between @max-xl:gap-4 @max-xl:py-0.5 @max-xl:pe-0 @max-xl:before:max-w-3/5 @max-xl:before:shrink-0 @max-xl:before:text-start @max-xl:before:text-soft @max-xl:before:content-[attr(data-head)]',
};

type Head = { key: string; head: ReactNode; number: boolean; name: boolean };

function Cell({
  head: { head, number, name },
  folded,
  children,
}: {
  head: Head;
  folded: typeof few;
  children: ReactNode;
}) {
  if (name) {
    return (
      <th scope="row" className={classes('py-2 pe-4 text-start align-top font-medium', folded.name)}>
        {children}
      </th>
    );
  }
  const place = number ? 'text-end tabular-nums' : 'text-start';
  return (
    <td
      data-head={typeof head === 'string' ? head : undefined}
      className={classes('py-2 pe-4 align-top last:pe-0', place, folded.cell)}
    >
      {children}
    </td>
  );
}

type Props = {
  caption: string;
  heads: readonly Head[];
  /** Cells stand in the order of the heads. */
  lines: readonly { key: string; cells: readonly ReactNode[] }[];
  wide: boolean;
};

/** Draws a Table. On both sides: so what is in its cells is sent, and not each cell with its classes over again. */
export function TableGrid({ caption, heads, lines, wide }: Props) {
  const folded = wide ? many : few;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide rows scroll, and a keyboard has to reach what is out of sight
    <section aria-label={caption} tabIndex={0} className="@container overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className={folded.head}>
          <tr className="border-b border-line text-xs text-soft">
            {heads.map(({ key, head, number }) => (
              <th
                key={key}
                scope="col"
                className={classes('py-2 pe-4 font-medium last:pe-0', number ? 'text-end' : 'text-start')}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells }) => (
            <tr
              key={key}
              className={classes('border-b border-line last:border-b-0 hover:bg-wash focus-within:bg-wash', folded.row)}
            >
              {heads.map((head, at) => (
                <Cell key={head.key} head={head} folded={folded}>
                  {cells[at]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
