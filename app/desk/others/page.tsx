import type { Metadata } from 'next';
import { listUnanswered, type Unanswered } from '#requests/list-unanswered';
import { requireStaff } from '../../auth.ts';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { DueBadge } from '../../ui/desk/due-badge.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { dayWords } from '../day-words.ts';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';

export const metadata: Metadata = { title: 'Others told' };

/** Why they do not know yet. */
const missing: Record<Exclude<Unanswered['arrival'], 'arrived'>, string> = {
  none: 'Still to be told: no address is known',
  'under-way': 'Not reached yet; it is tried again',
  failed: 'What told them did not arrive',
};

const columns: readonly Column<Unanswered>[] = [
  {
    key: 'who',
    head: 'Who',
    name: true,
    cell: ({ requestId, name }) => (
      <Link href={`/desk/requests/${requestId}#others`}>
        <bdi>{name || 'An organisation without a name'}</bdi>
      </Link>
    ),
  },
  {
    key: 'why',
    head: 'Why',
    cell: ({ kind, arrival }) => (
      <div>
        {kind === 'recipient' ? 'Had the data from us' : 'Decides about data held for it'}
        {arrival !== 'arrived' && <strong className="block">{missing[arrival]}</strong>}
      </div>
    ),
  },
  {
    key: 'reference',
    head: 'Request',
    cell: ({ reference }) => <span className="font-mono whitespace-nowrap">{reference}</span>,
  },
  { key: 'due', head: 'Answer due', cell: ({ days, dueOn }) => <DueBadge due={{ days, date: dayWords(dueOn) }} /> },
];

/** Who was told of a request and has not answered yet: the request may be closed long since. */
export default async function OthersPage() {
  const actor = await requireStaff('triage');
  const unanswered = orLeave(await listUnanswered({ actor, now: new Date() }));
  return (
    <DeskPage actor={actor} current="/desk/others">
      <DeskTitle>Others told</DeskTitle>
      <Table
        caption="Others who have not answered, longest due first"
        columns={columns}
        rows={unanswered}
        keyOf={({ id }) => id}
        wide
        empty={
          <EmptyState title="Nobody owes us an answer">
            Who had data from us, and for whom we hold some, comes here when they are told of a request.
          </EmptyState>
        }
      />
    </DeskPage>
  );
}
