import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, in figures of one width. */
  number?: boolean;
  /** The row's own name: a header cell, and the line that a narrow place shows first. */
  name?: boolean;
};

type Props<Row> = {
  /** What the table holds, for who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
  /** Many columns: rows become blocks already where a table of few would still fit. */
  wide?: boolean;
};

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

function Cell<Row>({ column, row, folded }: { column: Column<Row>; row: Row; folded: typeof few }) {
  const place = column.number ? 'text-end tabular-nums' : 'text-start';
  if (column.name) {
    return (
      <th scope="row" className={classes('py-2 pe-4 text-start align-top font-medium', folded.name)}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      data-head={typeof column.head === 'string' ? column.head : undefined}
      className={classes('py-2 pe-4 align-top last:pe-0', place, folded.cell)}
    >
      {column.cell(row)}
    </td>
  );
}

/** A dense table; where it is narrow each row becomes a block of named lines. */
export function Table<Row>({ caption, columns, rows, keyOf, empty, wide = false }: Props<Row>) {
  const folded = wide ? many : few;
  if (rows.length === 0 && empty) return empty;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide rows scroll, and a keyboard has to reach what is out of sight
    <section aria-label={caption} tabIndex={0} className="@container overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className={folded.head}>
          <tr className="border-b border-line text-xs text-soft">
            {columns.map(({ key, head, number }) => (
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
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className={classes('border-b border-line last:border-b-0 hover:bg-wash focus-within:bg-wash', folded.row)}
            >
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} folded={folded} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
