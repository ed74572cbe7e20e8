import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { denialCauses } from '#domain/denial-causes';
import type { Figure } from '#domain/figures';
import type { Metrics } from '#requests/metrics-of';
import { publicMetrics } from '#requests/public-metrics';
import { titled } from '../titled.ts';
import { type Column, Table } from '../ui/desk/table.tsx';
import { Page } from '../ui/frame.tsx';
import { Heading } from '../ui/heading.tsx';
import { Title } from '../ui/title.tsx';
import { getFormatter, getTranslations } from '../words.ts';

export const generateMetadata: () => Promise<Metadata> = titled('metrics');

type Row = Metrics['rows'][number];
const answered = ['received', 'whole', 'part', 'denied', 'duplicate', 'unanswered', 'open'] as const;

type Search = Promise<Record<string, string | string[] | undefined>>;

async function columnsFor() {
  const [t, format] = [await getTranslations('metrics'), await getFormatter()];
  const kind: Column<Row> = { key: 'kind', head: t('kind'), name: true, cell: (row) => t(`kinds.${row.kind}`) };
  const number = (key: Figure, head: string): Column<Row> => ({
    key,
    head,
    number: true,
    cell: (row) => format.number(row[key]),
  });
  const days = (key: string, head: string, of: (row: Row) => number | null): Column<Row> => ({
    key,
    head,
    number: true,
    cell: (row) => {
      const length = of(row);
      return length === null ? '–' : format.number(length, { maximumFractionDigits: 1 });
    },
  });
  const answers = answered.map((key) => number(key, t(`answers.${key}`)));
  const lengths = [
    days('median', t('median'), ({ medianDays }) => medianDays),
    days('mean', t('mean'), ({ meanDays }) => meanDays),
  ];
  const causes = denialCauses.map((key) => number(key, t(`why.${key}`)));
  return { answers: [kind, ...answers, ...lengths], causes: [kind, ...causes] };
}

/** The table of 11 CCR 7102 for everybody, where the organisation publishes it. */
export default async function MetricsPage({ searchParams }: { searchParams: Search }) {
  const metrics = await publicMetrics({ year: (await searchParams).year, now: new Date() });
  if (!metrics) notFound();
  const t = await getTranslations('metrics');
  const { answers, causes } = await columnsFor();
  const { year, years, rows } = metrics;
  const denied = rows.filter((row) => row.denied > 0);
  const said = { year: String(year) };
  return (
    <Page back="/" width="wide">
      <Title>{t('title')}</Title>
      <p className="max-w-2xl">{t('lead')}</p>
      {years.length > 1 && (
        <nav aria-label={t('years')} className="mt-6">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {years.map((one) => (
              <li key={one}>
                <a
                  href={`/metrics?year=${one}`}
                  aria-current={one === year ? 'page' : undefined}
                  className={one === year ? 'font-semibold text-ink no-underline' : undefined}
                >
                  {one}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Heading>{t('caption', said)}</Heading>
      <div className="text-base">
        <Table caption={t('caption', said)} columns={answers} rows={rows} keyOf={({ kind }) => kind} wide />
      </div>
      <Heading>{t('causes')}</Heading>
      {denied.length === 0 ? (
        <p>{t('noneDenied', said)}</p>
      ) : (
        <div className="text-base">
          <Table caption={t('causesCaption', said)} columns={causes} rows={denied} keyOf={({ kind }) => kind} />
        </div>
      )}
      <p className="mt-8 max-w-2xl text-base text-soft">{t('days')}</p>
    </Page>
  );
}
