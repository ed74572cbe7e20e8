import type { BulkStage } from '#domain/bulk';
import type { BulkViewRow } from '#requests/view-bulk';
import { EmptyState } from '../../../ui/desk/empty-state.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { dayWords } from '../../day-words.ts';
import { kindWords, statusWords } from '../../words.ts';
import { rowProblemWords, rowWords } from '../bulk-words.ts';

const columnsOf = (stage: BulkStage): readonly Column<BulkViewRow>[] => [
  {
    key: 'request',
    head: 'Request',
    name: true,
    cell: ({ requestId, reference }) => (
      <Link href={`/desk/requests/${requestId}`} className="font-mono whitespace-nowrap">
        {reference}
      </Link>
    ),
  },
  { key: 'kind', head: 'Kind', cell: ({ kind }) => kindWords[kind] },
  { key: 'state', head: 'State now', cell: ({ status }) => statusWords[status].words },
  {
    key: 'owner',
    head: 'Owner now',
    cell: ({ owner }) => (owner ? <bdi className="wrap-anywhere">{owner}</bdi> : 'Nobody'),
  },
  { key: 'due', head: 'Answer due', cell: ({ dueOn }) => <span className="whitespace-nowrap">{dayWords(dueOn)}</span> },
  {
    key: 'outcome',
    head: 'Outcome',
    cell: ({ state, problem, until }) => (
      <span className="grid justify-items-start gap-0.5 @max-xl:justify-items-end @max-xl:text-end">
        <Tag small tone={rowWords(state, stage).tone}>
          {rowWords(state, stage).words}
        </Tag>
        {problem && <span className="text-xs text-soft">{rowProblemWords(problem)}</span>}
        {until && <span className="text-xs text-soft">Until {dayWords(until.on)}</span>}
      </span>
    ),
  },
];

/** Each request with its outcome, and why where it is not done. */
export function BulkRows({ rows, stage }: { rows: readonly BulkViewRow[]; stage: BulkStage }) {
  return (
    <Table
      caption="Requests and their outcomes"
      columns={columnsOf(stage)}
      rows={rows}
      keyOf={({ requestId }) => requestId}
      empty={<EmptyState title="None" />}
      wide
    />
  );
}
