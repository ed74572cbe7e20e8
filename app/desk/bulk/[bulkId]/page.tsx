import type { Metadata } from 'next';
import { type BulkShow, type BulkView, bulkShows, statesOf, viewBulk } from '#requests/view-bulk';
import { requireStaff } from '../../../auth.ts';
import { DeskLinkButton } from '../../../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Tabs } from '../../../ui/desk/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { orLeave } from '../../desk-answer.ts';
import { DeskPage } from '../../desk-page.tsx';
import { bulkActWords, bulkStageWords } from '../bulk-words.ts';
import { BulkRows } from './bulk-rows.tsx';
import { Stage } from './stage.tsx';
import { Told } from './told.tsx';

export const metadata: Metadata = { title: 'Many requests' };

const showWords: Record<BulkShow, string> = { all: 'All', not: 'Not done', done: 'Done' };

const countOf = ({ counts, stage }: BulkView, show: BulkShow): number =>
  statesOf(show, stage).reduce((all, state) => all + counts[state], 0);

type Props = {
  params: Promise<{ bulkId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** An act on many requests: what it would do, how far it is, and what became of each. */
export default async function BulkProgressPage({ params, searchParams }: Props) {
  const actor = await requireStaff('triage');
  const { bulkId: id } = await params;
  const asked = await searchParams;
  const show = bulkShows.find((one) => one === asked.show) ?? 'all';
  const after = Number(asked.after);
  const from = Number.isSafeInteger(after) && after > 0 && after < 1e6 ? after : 0;
  const view = orLeave(await viewBulk({ actor, id, now: new Date(), show, after: from }));
  const address = (of: BulkShow) => `/desk/bulk/${id}?show=${of}`;
  const tabs = bulkShows.map((of) => ({ href: address(of), words: showWords[of], count: countOf(view, of) }));
  const stage = bulkStageWords[view.stage];
  return (
    <DeskPage actor={actor} current="/desk">
      <DeskTitle
        over={<Link href="/desk/bulk">Many requests</Link>}
        tags={
          <Tag small tone={stage.tone}>
            {stage.words}
          </Tag>
        }
      >
        {bulkActWords[view.act].choice}: many requests
      </DeskTitle>
      <div className="grid items-start gap-x-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0 lg:order-2">
          <Told view={view} />
        </div>
        <div className="min-w-0 lg:order-1">
          <Stage view={view} />
          <Tabs label="Outcomes" tabs={tabs} current={address(show)} />
          <BulkRows rows={view.rows} stage={view.stage} />
          {view.next && (
            <div className="mt-4">
              <DeskLinkButton href={`${address(show)}&after=${view.next}`}>Next page</DeskLinkButton>
            </div>
          )}
        </div>
      </div>
    </DeskPage>
  );
}
