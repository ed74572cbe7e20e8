import type { ReactNode } from 'react';
import type { QueueRow } from '#requests/list-queue';
import { DueBadge } from '../ui/desk/due-badge.tsx';
import { type Column, Table } from '../ui/desk/table.tsx';
import { Link } from '../ui/link.tsx';
import { Tag } from '../ui/tag.tsx';
import { dayWords } from './day-words.ts';
import { kindWords, statusWords } from './words.ts';

function State({ row }: { row: QueueRow }) {
  const { words, tone } = statusWords[row.status];
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Tag small tone={tone}>
        {row.status === 'review' && row.isPrepared ? 'To approve' : words}
      </Tag>
      {row.isPaused && (
        <Tag small tone="warn">
          Paused
        </Tag>
      )}
      {row.hasBounced && (
        <Tag small tone="bad">
          Letter bounced
        </Tag>
      )}
    </span>
  );
}

const columns: readonly Column<QueueRow>[] = [
  {
    key: 'reference',
    head: 'Request',
    name: true,
    cell: ({ id, reference, kind }) => (
      <Link href={`/desk/requests/${id}`} className="font-semibold no-underline hover:underline">
        <span className="font-mono tracking-tight whitespace-nowrap">{reference}</span>
        <span className="sr-only">, {kindWords[kind]}</span>
      </Link>
    ),
  },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => kindWords[kind] },
  { key: 'state', head: 'State', cell: (row) => <State row={row} /> },
  {
    key: 'owner',
    head: 'Owner',
    cell: ({ owner }) => <span className={owner ? undefined : 'text-soft'}>{owner ?? 'Nobody'}</span>,
  },
  {
    key: 'received',
    head: 'Received',
    number: true,
    cell: ({ receivedOn }) => <span className="whitespace-nowrap">{dayWords(receivedOn)}</span>,
  },
  {
    key: 'due',
    head: 'Answer due',
    number: true,
    cell: ({ days, answerByOn }) =>
      days === null ? (
        <span className="whitespace-nowrap text-soft">{dayWords(answerByOn)}</span>
      ) : (
        <DueBadge due={{ days, date: dayWords(answerByOn) }} />
      ),
  },
];

/** A page of the queue; red only where a legal date has passed. */
export function QueueTable({ rows, empty }: { rows: readonly QueueRow[]; empty: ReactNode }) {
  return (
    <Table
      caption="Requests, nearest legal date first"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      empty={empty}
    />
  );
}
