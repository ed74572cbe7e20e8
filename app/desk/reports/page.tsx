import type { Metadata } from 'next';
import type { Period } from '#domain/period';
import { viewReports } from '#requests/view-reports';
import { requireStaff } from '../../auth.ts';
import { buttonLook } from '../../ui/button-look.ts';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { dayWords } from '../day-words.ts';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { Moment } from '../moment.tsx';
import { kindWords, lawWords } from '../words.ts';
import { ChannelsSection } from './channels-section.tsx';
import { FunnelSection } from './funnel-section.tsx';
import { OutcomesSection } from './outcomes-section.tsx';
import { OverTime } from './over-time.tsx';
import { PeriodForm } from './period-form.tsx';
import { ReportTabs } from './report-tabs.tsx';
import { reportsAsked, type Search } from './reports-asked.ts';
import { stepWords } from './step-words.ts';
import { Summary } from './summary.tsx';
import { VolumeSection } from './volume-section.tsx';

export const metadata: Metadata = { title: 'Reports' };

const faultWords = {
  unknown: 'There is no such period. What is shown instead:',
  turned: 'The last day lay before the first: they are taken the other way round.',
  ahead: 'Part of that lies in the future, where nothing has been received. What is shown instead ends today.',
};

/** What came in a period and what became of it: drawn, as tables, and each number with the requests behind it. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireStaff('view-reports');
  const search = await searchParams;
  const asked = reportsAsked(search);
  const reports = orLeave(await viewReports({ actor, ...asked, isAnew: search.anew === 'on', now: new Date() }));
  const { period, fault, unit, today, all, kinds, laws, channels, funnel, at } = reports;
  const { law } = asked;
  // No figure counts a request for trying out, and none is behind one.
  const within = ({ from, to }: Period) => `received:${from}..${to} -is:trial${law ? ` law:${law}` : ''}`;
  const steps = reports.steps.map((step) => ({ ...step, words: stepWords(step, unit) }));
  const ofVolume = { steps, within, period };
  return (
    <DeskPage actor={actor} current="/desk/reports">
      <DeskTitle
        actions={
          <a
            href={`/desk/reports/figures.csv?${new URLSearchParams({ ...period, ...(law ? { law } : {}) })}`}
            className={buttonLook('second', true)}
            data-screen-only
          >
            Figures as CSV
          </a>
        }
      >
        Reports
      </DeskTitle>
      <ReportTabs current="/desk/reports" />
      <PeriodForm period={period} law={law} today={today} named={asked.period.in} />
      {fault && <p className="mb-3 font-semibold">{faultWords[fault]}</p>}
      <p className="mb-3 text-soft">
        Requests received from {dayWords(period.from)} to {dayWords(period.to)}
        {law && `, ${lawWords(law)}`}, as of <Moment at={at} />.{' '}
        <Link
          href={`/desk/reports?${new URLSearchParams({ ...period, ...(law ? { law } : {}), anew: 'on' })}`}
          data-screen-only
        >
          Count them anew
        </Link>
      </p>
      {all.received === 0 ? (
        <EmptyState title="No requests">None was received in this period{law && ' under this law'}.</EmptyState>
      ) : (
        <>
          <Summary all={all} within={within(period)} />
          <OverTime all={all} steps={steps} within={within} />
          <OutcomesSection all={all} within={within(period)} />
          <VolumeSection
            {...{ id: 'kinds', title: 'By kind', qualifier: 'kind', volumes: kinds, ...ofVolume }}
            note="all on one scale"
            words={(kind) => kindWords[kind]}
          />
          <VolumeSection
            {...{ id: 'laws', title: 'By law', qualifier: 'law', volumes: laws, ...ofVolume }}
            note="all on one scale; a request of several laws counts under each"
            words={lawWords}
          />
          <ChannelsSection channels={channels} total={all.received} within={within(period)} />
        </>
      )}
      <FunnelSection funnel={funnel} />
    </DeskPage>
  );
}
