import type { Kind } from '#domain/kinds';
import { answerTimes } from '#requests/answer-times';
import { longestAnswer } from '#requests/longest-answer';
import { organisation } from '#requests/organisation';
import { getFormatter, getTranslations } from '../words.ts';
import { FoldingTable } from './folding-table.tsx';

/** These are carried out when they are asked for, and wait for nobody. */
const atOnce: readonly Kind[] = ['opt-out', 'report-lost'];

/** What can be asked for, by when there is an answer, and how long it really took in the last twelve months. */
export async function RightsTable({ now }: { now: Date }) {
  const [t, kindWords, format] = [
    await getTranslations('promises'),
    await getTranslations('requests'),
    await getFormatter(),
  ];
  const measured = new Map((await answerTimes({ now })).map((one) => [one.kind, one]));
  const days = longestAnswer(now);
  const inDays = (count: number) => format.number(count, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return (
    <FoldingTable
      caption={t('rights')}
      rows={organisation().kinds}
      keyOf={(kind) => kind}
      columns={[
        {
          key: 'right',
          head: t('right'),
          cell: (kind) => (
            <a href={`/request/${kind}`} className="text-lg font-semibold">
              {kindWords(`kinds.${kind}`)}
            </a>
          ),
        },
        {
          key: 'promised',
          head: t('promised'),
          cell: (kind) => {
            if (atOnce.includes(kind)) return t('atOnce');
            return days === null ? t('withinMonth') : t('within', { length: inDays(days) });
          },
        },
        {
          key: 'measured',
          head: t('measured'),
          cell: (kind) => {
            const time = measured.get(kind);
            if (!time) return <span className="text-soft">{t('tooFew')}</span>;
            return t('took', { half: inDays(Math.ceil(time.medianDays)), most: inDays(Math.ceil(time.p90Days)) });
          },
        },
      ]}
    />
  );
}
