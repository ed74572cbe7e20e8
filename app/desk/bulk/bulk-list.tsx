import type { BulkLine } from '#requests/list-bulks';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Moment } from '../moment.tsx';
import { count } from '../words.ts';
import { bulkActWords, bulkStageWords } from './bulk-words.ts';

const columns: readonly Column<BulkLine>[] = [
  {
    key: 'act',
    head: 'What',
    name: true,
    cell: ({ id, act, requests }) => (
      <Link href={`/desk/bulk/${id}`}>
        {bulkActWords[act].choice}: {count(requests, 'request')}
      </Link>
    ),
  },
  { key: 'when', head: 'When', cell: ({ createdAt }) => <Moment at={createdAt} /> },
  {
    key: 'stage',
    head: 'How far',
    cell: ({ stage }) => (
      <Tag small tone={bulkStageWords[stage].tone}>
        {bulkStageWords[stage].words}
      </Tag>
    ),
  },
];

/** The way back to what became of one's own last acts on many requests. */
export function BulkList({ bulks }: { bulks: readonly BulkLine[] }) {
  if (bulks.length === 0) return null;
  return (
    <Section id="bulks" title="What you did last">
      <Table caption="Your acts on many requests" columns={columns} rows={bulks} keyOf={({ id }) => id} />
    </Section>
  );
}
