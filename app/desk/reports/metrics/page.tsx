import type { Metadata } from 'next';
import { denialCauses } from '#domain/denial-causes';
import type { Figure } from '#domain/figures';
import { yearOf } from '#domain/period';
import type { Metrics } from '#requests/metrics-of';
import { organisation } from '#requests/organisation';
import { viewMetrics } from '#requests/view-metrics';
import { requireStaff } from '../../../auth.ts';
import { buttonLook } from '../../../ui/button-look.ts';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { orLeave } from '../../desk-answer.ts';
import { DeskPage } from '../../desk-page.tsx';
import { Moment } from '../../moment.tsx';
import { kindWords, lawWords } from '../../words.ts';
import { Count } from '../count.tsx';
import { daysWords } from '../days-words.ts';
import { lawAsked } from '../law-asked.ts';
import { ReportTabs } from '../report-tabs.tsx';

export const metadata: Metadata = { title: 'Metrics of the law' };

type Row = Metrics['rows'][number];
type Search = Promise<Record<string, string | string[] | undefined>>;

const answers: readonly [Figure, string][] = [
  ['received', 'Received'],
  ['whole', 'In whole'],
  ['part', 'In part'],
  ['denied', 'Denied'],
  ['duplicate', 'Answered with an earlier one'],
  ['unanswered', 'Withdrawn or lapsed'],
  ['open', 'Still open'],
];

const causes: Record<(typeof denialCauses)[number], string> = {
  unverifiable: 'Not verifiable',
  'not-by-consumer': 'Not made by the person',
  exempt: 'Exempt',
  other: 'Other grounds',
};

const kindColumn: Column<Row> = { key: 'kind', head: 'Kind', name: true, cell: ({ kind }) => kindWords[kind] };

/** A column of numbers, each leading to the requests behind it. */
const counted = ([figure, head]: readonly [Figure, string], within: string): Column<Row> => ({
  key: figure,
  head,
  number: true,
  cell: (row) => <Count count={row[figure]} query={`${within} kind:${row.kind} figure:${figure}`} />,
});

function columnsFor(within: string): Column<Row>[] {
  return [
    kindColumn,
    ...answers.map((answer) => counted(answer, within)),
    { key: 'median', head: 'Median days', number: true, cell: ({ medianDays }) => daysWords(medianDays) },
    { key: 'mean', head: 'Mean days', number: true, cell: ({ meanDays }) => daysWords(meanDays) },
  ];
}

const addressOf = (base: string, year: number, law: string | undefined) =>
  `${base}?${new URLSearchParams({ year: String(year), ...(law ? { law } : {}) })}`;

/** The table that the law asks for, of one calendar year, for the desk. */
export default async function MetricsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('view-reports');
  const search = await searchParams;
  const { law } = lawAsked(search.law);
  const metrics = await viewMetrics({ actor, year: search.year, ...(law ? { law } : {}), now: new Date() });
  const { year, years, rows, at } = orLeave(metrics);
  const { from, to } = yearOf(year);
  const within = `received:${year}${law ? ` law:${law}` : ''}`;
  const denied = rows.filter((row) => row.denied > 0);
  return (
    <DeskPage actor={actor} current="/desk/reports">
      <DeskTitle
        actions={
          <>
            <a href={addressOf('/desk/reports/metrics.csv', year, law)} className={buttonLook('second', true)}>
              Table as CSV
            </a>
            <a href={`/desk/reports/log.csv?from=${from}&to=${to}`} className={buttonLook('second', true)}>
              Log of requests as CSV
            </a>
          </>
        }
      >
        Reports
      </DeskTitle>
      <ReportTabs current="/desk/reports/metrics" />
      <nav aria-label="Years" className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        {years.map((one) => (
          <Link
            key={one}
            href={addressOf('/desk/reports/metrics', one, law)}
            aria-current={one === year ? 'page' : undefined}
            className={one === year ? 'font-semibold text-ink no-underline' : undefined}
          >
            {one}
          </Link>
        ))}
      </nav>
      <Section id="answers" title={`How requests received in ${year} were answered`} note={law && lawWords(law)}>
        <Table
          caption="Requests and their answers"
          columns={columnsFor(within)}
          rows={rows}
          keyOf={({ kind }) => kind}
          wide
        />
      </Section>
      <Section id="denials" title="Why requests were denied">
        {denied.length === 0 ? (
          <p className="text-soft">No request of this year was denied.</p>
        ) : (
          <Table
            caption="Denied requests by cause"
            columns={[kindColumn, ...denialCauses.map((cause) => counted([cause, causes[cause]], within))]}
            rows={denied}
            keyOf={({ kind }) => kind}
          />
        )}
      </Section>
      <p className="text-xs text-soft">
        As of <Moment at={at} />. Everybody who asked is counted, wherever they live; a request of whose person nothing
        was held counts as complied with in whole. Days are calendar days from receipt to the answer.{' '}
        {organisation().publishMetrics ? (
          <>
            Complete years are published on <Link href="/metrics">/metrics</Link>.
          </>
        ) : (
          'They are not published: publishMetrics in the organisation file would do that.'
        )}
      </p>
    </DeskPage>
  );
}
