import type { Metadata } from 'next';
import { type LetterToPost, listLettersToPost } from '#requests/list-letters-to-post';
import { requireStaff } from '../../auth.ts';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { dayWords } from '../day-words.ts';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { Moment } from '../moment.tsx';
import { letterWords } from '../requests/[id]/letter-words.ts';

export const metadata: Metadata = { title: 'Letters to post' };

const columns: readonly Column<LetterToPost>[] = [
  {
    key: 'letter',
    head: 'Letter',
    name: true,
    cell: ({ requestId, kind }) => <Link href={`/desk/requests/${requestId}/letters`}>{letterWords(kind)}</Link>,
  },
  { key: 'reference', head: 'Request', cell: ({ reference }) => <span className="font-mono">{reference}</span> },
  { key: 'written', head: 'Written', cell: ({ createdAt }) => <Moment at={createdAt} /> },
  { key: 'due', head: 'Answer due', cell: ({ answerByOn }) => dayWords(answerByOn) },
];

/** What people without a mailbox get: printed and posted by hand. */
export default async function LettersToPostPage() {
  const actor = await requireStaff('triage');
  const letters = orLeave(await listLettersToPost({ actor, now: new Date() }));
  return (
    <DeskPage actor={actor} current="/desk/letters">
      <DeskTitle actions={<Link href="/desk/letters/samples">How letters look</Link>}>Letters to post</DeskTitle>
      <Table
        caption="Letters to post, oldest first"
        columns={columns}
        rows={letters}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title="Nothing has to be posted">
            Letters come here when a request was keyed in without an email address, or with one that we may not write
            to.
          </EmptyState>
        }
      />
    </DeskPage>
  );
}
