import type { Metadata } from 'next';
import { type HoldListView, viewHoldList } from '#requests/view-hold-list';
import { requireStaff } from '../../../../auth.ts';
import { DeskTitle } from '../../../../ui/desk/desk-title.tsx';
import { KeyValue } from '../../../../ui/desk/key-value.tsx';
import { Link } from '../../../../ui/desk/link.tsx';
import { Section } from '../../../../ui/desk/section.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { BadLines } from '../../../bad-lines.tsx';
import { dayWords } from '../../../day-words.ts';
import { orLeave } from '../../../desk-answer.ts';
import { DeskPage } from '../../../desk-page.tsx';
import { LeftLines } from '../../../left-lines.tsx';
import { lineWords } from '../line-words.ts';
import { Outcome } from './outcome.tsx';
import { OwnLines } from './own-lines.tsx';

export const metadata: Metadata = { title: 'A list of legal holds' };

function Told({ view: { reason, law, reviewOn } }: { view: HoldListView }) {
  const rows = [
    { name: 'Reason', value: <bdi className="wrap-anywhere">{reason}</bdi> },
    { name: 'Law', value: <bdi className="wrap-anywhere">{law}</bdi> },
    { name: 'Look again', value: dayWords(reviewOn) },
    { name: 'Rows of', value: 'All tables' },
  ];
  return (
    <Section id="told" title="Where a line says nothing else">
      <KeyValue rows={rows} />
    </Section>
  );
}

/** A list of people to be held, for whoever brought it: what it would do, what is to be changed in it, what it did. */
export default async function HoldListPage({ params }: { params: Promise<{ listId: string }> }) {
  const actor = await requireStaff('hold');
  const { listId: id } = await params;
  const view = orLeave(await viewHoldList({ actor, id, now: new Date() }));
  const tag = (
    <Tag small tone={view.laid ? 'good' : 'accent'}>
      {view.laid ? 'Held' : 'Nobody held yet'}
    </Tag>
  );
  return (
    <DeskPage actor={actor} current="/desk/holds">
      <DeskTitle over={<Link href="/desk/holds">Legal holds</Link>} tags={tag}>
        A list of people
      </DeskTitle>
      <div className="grid items-start gap-x-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          <Outcome view={view} />
          {view.own && !view.laid && <OwnLines own={view.own} />}
          {view.report && view.report.bad.length > 0 && (
            <BadLines href={`/desk/holds/lists/${id}/bad.csv`} bad={view.report.bad} wordsOf={lineWords} />
          )}
          {view.report && !view.laid && <LeftLines {...view.report} alreadyName="Held already" />}
        </div>
        <Told view={view} />
      </div>
    </DeskPage>
  );
}
