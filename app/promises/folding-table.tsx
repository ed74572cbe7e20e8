import type { ReactNode } from 'react';

type FoldingColumn<Row> = { key: string; head: string; cell: (row: Row) => ReactNode };

type Props<Row> = {
  caption: string;
  /** The first is the row's own name. */
  columns: readonly [FoldingColumn<Row>, ...FoldingColumn<Row>[]];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** A table of words, in columns of one width; where it is narrow each row becomes a block, with every head over its words. */
export function FoldingTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  const [name, ...others] = columns;
  return (
    <div className="@container text-base">
      <table className="w-full table-fixed border-collapse @max-3xl:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-3xl:sr-only">
          <tr className="border-b-2 border-ink">
            {columns.map(({ key, head }) => (
              <th key={key} scope="col" className="py-2 pe-5 text-start align-bottom font-semibold last:pe-0">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-3xl:block">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className="border-b border-line @max-3xl:mb-5 @max-3xl:block @max-3xl:rounded-xl @max-3xl:border @max-3xl:bg-raised @max-3xl:p-4"
            >
              <th
                scope="row"
                className="py-4 pe-5 text-start align-top font-normal wrap-break-word @max-3xl:block @max-3xl:p-0 @max-3xl:pb-1"
              >
                {name.cell(row)}
              </th>
              {others.map(({ key, head, cell }) => (
                <td
                  key={key}
                  data-head={head}
                  className="py-4 pe-5 align-top wrap-break-word last:pe-0 @max-3xl:block @max-3xl:p-0 @max-3xl:pt-3 @max-3xl:before:block @max-3xl:before:text-sm @max-3xl:before:font-semibold @max-3xl:before:text-soft @max-3xl:before:content-[attr(data-head)]"
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Some lines of a cell, or what is said where there is none. */
export function Lines({ of, none }: { of: readonly ReactNode[]; none: ReactNode }) {
  if (of.length === 0) return <span className="text-soft">{none}</span>;
  return (
    <ul className="grid gap-1.5">
      {of.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
