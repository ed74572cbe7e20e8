import type { Metadata } from 'next';
import { findNeighbours } from '#requests/find-neighbours';
import { lookIn } from '#requests/look-in';
import { viewDestroyed } from '#requests/view-destroyed';
import { viewRequest } from '#requests/view-request';
import { requireStaff } from '../../../auth.ts';
import { DueBadge } from '../../../ui/desk/due-badge.tsx';
import { GivenToAll } from '../../../ui/desk/given-to-all.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { dayWords } from '../../day-words.ts';
import { orLeave } from '../../desk-answer.ts';
import { DeskPage } from '../../desk-page.tsx';
import { inViewOf } from '../../in-view.ts';
import { statusWords } from '../../words.ts';
import { Acts } from './acts.tsx';
import { AppealSection } from './appeal-section.tsx';
import { Banners } from './banners.tsx';
import { Destroyed } from './destroyed.tsx';
import { DetailsSection } from './details-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { FindingsSection } from './findings-section.tsx';
import { HistorySection } from './history-section.tsx';
import { Lookers } from './lookers.tsx';
import { refusedHere } from './not-done.ts';
import { OthersSection } from './others-section.tsx';
import { OutsideSection } from './outside-section.tsx';
import { PackageSection } from './package-section.tsx';
import { PlanSection } from './plan-section.tsx';
import { RequestTitle } from './request-title.tsx';
import { RunSection } from './run-section.tsx';
import { ViewNav } from './view-nav.tsx';
import { WatchSection } from './watch-section.tsx';

export const metadata: Metadata = { title: 'Request' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RequestPage({ params, searchParams }: Props) {
  const actor = await requireStaff('view-request');
  const { id } = await params;
  const asked = { actor, id, now: new Date() };
  const viewed = await viewRequest(asked);
  const destroyed = viewed.ok ? null : await viewDestroyed(asked);
  if (destroyed?.ok) return <Destroyed actor={actor} request={destroyed.value} />;
  const request = orLeave(viewed);
  const { q, go } = await searchParams;
  const view = inViewOf(q, go);
  const neighbours = view && orLeave(await findNeighbours({ ...asked, query: view.query }));
  const given = {
    seen: String(request.events.at(-1)?.seq ?? 0),
    ...(view ? { inView: view.query } : {}),
    ...(view?.goesOn ? { go: 'next' } : {}),
  };
  const others = orLeave(await lookIn(asked));
  const status = statusWords[request.status];
  const tags = (
    <>
      <Tag small tone={status.tone}>
        {status.words}
      </Tag>
      {request.isTrial && (
        <Tag small tone="warn">
          Trying out
        </Tag>
      )}
      {request.pausedAt && (
        <Tag small tone="warn">
          Paused
        </Tag>
      )}
      {request.next === 'decide-appeal' && (
        <Tag small tone="warn">
          Appealed
        </Tag>
      )}
      <Lookers key={others.join()} id={id} names={others} />
      {request.days !== null && <DueBadge due={{ days: request.days, date: dayWords(request.answerByOn) }} />}
    </>
  );
  return (
    <DeskPage actor={actor} current="/desk" banner={<Banners request={request} refused={await refusedHere()} />}>
      {view && neighbours && <ViewNav id={id} view={view} neighbours={neighbours} />}
      <RequestTitle request={request} view={view}>
        {tags}
      </RequestTitle>
      <GivenToAll given={given}>
        <div className="grid items-start gap-x-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="min-w-0 lg:order-2">
            <FactsSection request={request} />
            <Acts request={request} />
          </div>
          <div className="min-w-0 lg:order-1">
            <AppealSection request={request} />
            <RunSection request={request} />
            <PlanSection request={request} />
            <PackageSection request={request} />
            <OutsideSection request={request} />
            <OthersSection request={request} />
            <WatchSection request={request} />
            <DetailsSection request={request} />
            <FindingsSection request={request} />
            <HistorySection request={request} />
          </div>
        </div>
      </GivenToAll>
    </DeskPage>
  );
}
