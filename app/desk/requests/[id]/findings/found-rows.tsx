import type { Finding } from '#domain/finding';
import { Table } from '../../../../ui/desk/table.tsx';

type Row = Finding['rows'][number];
type Props = { caption: string; columns: Finding['columns']; rows: readonly Row[] };

const longest = 300;

/** A value as text and nothing else, cut where it would break the page. */
function Value({ value, held }: { value: string | null; held: boolean }) {
  if (held) return <span className="text-soft italic">held, never shown</span>;
  if (value === null) return <span className="text-soft">–</span>;
  return (
    <bdi className="[overflow-wrap:anywhere]">{value.length > longest ? `${value.slice(0, longest)}…` : value}</bdi>
  );
}

export function FoundRows({ caption, columns, rows }: Props) {
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
