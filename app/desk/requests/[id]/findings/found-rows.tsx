import type { ReactNode } from 'react';
import type { Finding } from '#domain/finding';
import { isSameRedaction, type Redaction, redactionMark } from '#domain/redaction';
import { organisation } from '#requests/organisation';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { type Column, Table } from '../../../../ui/desk/table.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { valueWords } from './value-words.ts';

type Row = Finding['rows'][number];
type Props = {
  table: string;
  caption: string;
  columns: Finding['columns'];
  rows: readonly Row[];
  /** Rows and values can be ticked, but for those that are left out already. */
  tick?: { redactions: readonly Redaction[] } | undefined;
};

/** Rows of more columns than this are read better one below another. */
const columnsAcross = 6;

/** A value as text and nothing else; where it is said in other words, as it is kept when it is pointed at. */
function Value({ value, held }: { value: string | null; held: boolean }) {
  if (held) return <span className="text-soft italic">held, never shown</span>;
  if (value === null) return <span className="text-soft">–</span>;
  if (value === redactionMark) return <em className="text-soft">left out</em>;
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

/** A box to tick beside what it is about; where it is left out already, a word that says so. */
function Tick({ tick, one, children }: { tick: NonNullable<Props['tick']>; one: Redaction; children: ReactNode }) {
  const isOut = tick.redactions.some((other) => isSameRedaction(one, other));
  if (isOut) {
    return (
      <span className="flex flex-wrap items-baseline gap-2">
        <Tag small>left out</Tag> {children}
      </span>
    );
  }
  return (
    <label className="flex items-baseline gap-2">
      <input type="checkbox" name="chosen" value={JSON.stringify(one)} className="size-4 shrink-0 translate-y-0.5" />
      <span className="min-w-0">{children}</span>
    </label>
  );
}

type At = { row: Row; column: Finding['columns'][number]; index: number };

function Cell({ tick, table, at: { row, column, index } }: Pick<Props, 'tick' | 'table'> & { at: At }) {
  const value = row.values[index] ?? null;
  const shown = <Value value={value} held={column.show === 'held'} />;
  if (!tick || value === null) return shown;
  return (
    <Tick tick={tick} one={{ table, row: row.row, column: column.column }}>
      {shown}
    </Tick>
  );
}

function WholeRow({ tick, table, row }: { tick: NonNullable<Props['tick']>; table: string; row: Row }) {
  return (
    <Tick tick={tick} one={{ table, row: row.row }}>
      Whole row
    </Tick>
  );
}

function Cards({ table, columns, rows, tick }: Props): ReactNode {
  return (
    <ol className="grid gap-3">
      {rows.map((row) => (
        <li key={row.row} className="grid gap-2 rounded-md border border-line p-3">
          {tick && <WholeRow tick={tick} table={table} row={row} />}
          <KeyValue
            wide
            rows={columns.map((column, index) => ({
              key: column.column,
              name: column.label,
              value: <Cell tick={tick} table={table} at={{ row, column, index }} />,
            }))}
          />
        </li>
      ))}
    </ol>
  );
}

export function FoundRows(props: Props) {
  const { table, caption, columns, rows, tick } = props;
  if (columns.length > columnsAcross) return <Cards {...props} />;
  const shown = columns.map(
    (column, index): Column<Row> => ({
      key: column.column,
      head: column.label,
      name: index === 0,
      cell: (row) => <Cell tick={tick} table={table} at={{ row, column, index }} />,
    }),
  );
  const whole: Column<Row>[] = tick
    ? [{ key: ' row', head: 'All of it', cell: (row) => <WholeRow tick={tick} table={table} row={row} /> }]
    : [];
  return <Table caption={caption} columns={[...shown, ...whole]} rows={rows} keyOf={({ row }) => row} />;
}
