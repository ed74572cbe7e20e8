import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { Table } from '../../../../ui/desk/table.tsx';

type Row = Finding['rows'][number];
type Props = { caption: string; columns: Finding['columns']; rows: readonly Row[] };

const longest = 300;
/** Rows of more columns than this are read better one below another. */
const columnsAcross = 6;

/** A value as text and nothing else, cut where it would break the page. */
function Value({ value, held }: { value: string | null; held: boolean }) {
  if (held) return <span className="text-soft italic">held, never shown</span>;
  if (value === null) return <span className="text-soft">–</span>;
  return (
    <bdi className="[overflow-wrap:anywhere]">{value.length > longest ? `${value.slice(0, longest)}…` : value}</bdi>
  );
}

function Cards({ columns, rows }: Props): ReactNode {
  return (
    <ol className="grid gap-3">
      {rows.map((row) => (
        <li key={row.row} className="rounded-md border border-line p-3">
          <KeyValue
            wide
            rows={columns.map(({ column, label, show }, index) => ({
              key: column,
              name: label,
              value: <Value value={row.values[index] ?? null} held={show === 'held'} />,
            }))}
          />
        </li>
      ))}
    </ol>
  );
}

export function FoundRows(props: Props) {
  const { caption, columns, rows } = props;
  if (columns.length > columnsAcross) return <Cards {...props} />;
  return (
    <Table
      caption={caption}
      columns={columns.map(({ column, label, show }, index) => ({
        key: column,
        head: label,
        name: index === 0,
        cell: (row: Row) => <Value value={row.values[index] ?? null} held={show === 'held'} />,
      }))}
      rows={rows}
      keyOf={({ row }) => row}
    />
  );
}
