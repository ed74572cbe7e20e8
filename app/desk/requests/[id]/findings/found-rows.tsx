import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { organisation } from '#requests/organisation';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { Table } from '../../../../ui/desk/table.tsx';
import { valueWords } from './value-words.ts';

type Row = Finding['rows'][number];
type Props = { caption: string; columns: Finding['columns']; rows: readonly Row[] };

/** Rows of more columns than this are read better one below another. */
const columnsAcross = 6;

/** A value as text and nothing else; where it is said in other words, as it is kept when it is pointed at. */
function Value({ value, held }: { value: string | null; held: boolean }) {
  if (held) return <span className="text-soft italic">held, never shown</span>;
  if (value === null) return <span className="text-soft">–</span>;
  const { words, at } = valueWords(value, organisation().timeZone);
  if (at) {
    return (
      <time dateTime={at} title={value} className="tabular-nums">
        {words}
      </time>
    );
  }
  return <bdi className="whitespace-pre-wrap [overflow-wrap:anywhere]">{words}</bdi>;
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
