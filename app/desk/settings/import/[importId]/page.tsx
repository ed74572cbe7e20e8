import type { Metadata } from 'next';
import { viewImport } from '#requests/view-import';
import { requireStaff } from '../../../../auth.ts';
import { DeskTitle } from '../../../../ui/desk/desk-title.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { BadLines } from '../../../bad-lines.tsx';
import { orLeave } from '../../../desk-answer.ts';
import { DeskPage } from '../../../desk-page.tsx';
import { LeftLines } from '../../../left-lines.tsx';
import { columnWords, lineWords } from '../line-words.ts';
import { Outcome } from './outcome.tsx';

export const metadata: Metadata = { title: 'A table of past requests' };

/** A table of past requests, for whoever brought it: what would come of it, what is to be changed in it, what came. */
export default async function ImportedPage({ params }: { params: Promise<{ importId: string }> }) {
  const actor = await requireStaff('administer');
  const { importId: id } = await params;
  const view = orLeave(await viewImport({ actor, id, now: new Date() }));
  const differs = (view.report?.differs ?? []).map(({ line, columns }) => ({
    line,
    words: columns.map((column) => columnWords[column]).join(' and '),
  }));
  const tag = (
    <Tag small tone={view.done ? 'good' : 'accent'}>
      {view.done ? 'Brought in' : 'Nothing brought in yet'}
    </Tag>
  );
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle over={<Link href="/desk/settings/import">Past requests</Link>} tags={tag}>
        A table of past requests
      </DeskTitle>
      <Outcome view={view} />
      {view.report && view.report.bad.length > 0 && (
        <BadLines href={`/desk/settings/import/${id}/bad.csv`} bad={view.report.bad} wordsOf={lineWords} />
      )}
      {view.report && !view.done && <LeftLines {...view.report} alreadyName="Here already" differs={differs} />}
    </DeskPage>
  );
}
