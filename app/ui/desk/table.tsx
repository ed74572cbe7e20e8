import type { ReactNode } from 'react';
import { TableGrid } from './table-grid.tsx';

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

/** A dense table; where it is narrow each row becomes a block of named lines. */
export function Table<Row>({ caption, columns, rows, keyOf, empty, wide = false }: Props<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <TableGrid
      caption={caption}
      heads={columns.map(({ key, head, number = false, name = false }) => ({ key, head, number, name }))}
      lines={rows.map((row) => ({ key: keyOf(row), cells: columns.map(({ cell }) => cell(row)) }))}
      wide={wide}
    />
  );
}
