import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { type Column, Table } from '../../../../ui/desk/table.tsx';
import { Cell, type Of, type Row, WholeRow } from './found-cell.tsx';
import { asShown, threadIn } from './thread-in.ts';

type Props = Of & { caption: string; columns: Finding['columns']; rows: readonly Row[] };

/** Rows of more columns than this are read better one below another. */
const columnsAcross = 6;
/** On a tablet more columns than this would cut words into pieces. */
const columnsInNarrow = 3;

function Cards({ columns, rows, caption: _, ...of }: Props): ReactNode {
  return (
    <ol className="grid gap-3">
      {rows.map((row) => (
        <li key={row.row} className="grid gap-2 rounded-md border border-line p-3">
          <WholeRow {...of} row={row} />
          <KeyValue
            wide
            rows={columns.map((column, index) => ({
              key: column.column,
              name: column.label,
              value: <Cell {...of} at={{ row, column, index }} />,
            }))}
          />
        </li>
      ))}
    </ol>
  );
}

/** What was written, one below the other as it came, each under when and by whom. */
function Thread({ columns, rows, caption, thread, ...of }: Props & { thread: { words: number; at: number } }) {
  const inOrder = asShown(columns, rows);
  const cell = (row: Row, index: number) => {
    const column = columns[index];
    return column && <Cell {...of} at={{ row, column, index }} />;
  };
  return (
    <ol aria-label={caption} className="grid gap-4">
      {inOrder.map((row) => (
        <li key={row.row} className="grid gap-1 border-s-2 border-line ps-3">
          <div className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
            {cell(row, thread.at)}
            {columns.map(
              (column, index) =>
                index !== thread.at &&
                index !== thread.words &&
                row.values[index] != null && (
                  <span key={column.column} className="flex gap-1">
                    {column.label}: {cell(row, index)}
                  </span>
                ),
            )}
            <WholeRow {...of} row={row} />
          </div>
          <div className="max-w-prose">{cell(row, thread.words)}</div>
        </li>
      ))}
    </ol>
  );
}

/** Rows as they are read best: as a conversation, one below another where they are wide, else as a table. */
export function FoundRows(props: Props) {
  const { caption, columns, rows, ...of } = props;
  const thread = threadIn(columns, rows);
  if (thread) return <Thread {...props} thread={thread} />;
  if (columns.length > columnsAcross) return <Cards {...props} />;
  const shown = columns.map(
    (column, index): Column<Row> => ({
      key: column.column,
      head: column.label,
      name: index === 0,
      cell: (row) => <Cell {...of} at={{ row, column, index }} />,
    }),
  );
  const whole: Column<Row>[] = of.tick
    ? [{ key: ' row', head: 'All of it', cell: (row) => <WholeRow {...of} row={row} /> }]
    : [];
  const all = [...shown, ...whole];
  return (
    <Table caption={caption} columns={all} rows={rows} keyOf={({ row }) => row} wide={all.length > columnsInNarrow} />
  );
}
