import type { Answers, Figure } from '#domain/figures';
import type { Column } from '../../ui/desk/table.tsx';
import { Count } from './count.tsx';
import { daysWords } from './days-words.ts';
import { shareWords } from './share-words.ts';
import { type Step, TimeSection } from './time-section.tsx';

type Props = { all: Answers; steps: readonly Step[]; within: (step: Step) => string };

const answered = (some: Answers) => some['on-time'] + some.late;

/** Received, on time, and days to answer, each over time. */
export function OverTime({ all, steps, within }: Props) {
  const counted = (figure: Figure, head: string): Column<Step> => ({
    key: figure,
    head,
    number: true,
    cell: (step) => (
      <Count count={step[figure]} query={figure === 'received' ? within(step) : `${within(step)} figure:${figure}`} />
    ),
  });
  const plain = (key: string, head: string, cell: (step: Step) => string): Column<Step> => ({
    ...{ key, head, number: true, cell },
  });
  return (
    <>
      <TimeSection
        id="received"
        title="Requests received"
        says={`${all.received.toLocaleString('en')} in the period, of which ${all.open.toLocaleString('en')} are open.`}
        steps={steps}
        layers={[
          { key: 'received', words: 'Open', look: 'light', of: ({ received }) => received },
          { key: 'closed', words: 'Closed', look: 'full', of: ({ received, open }) => received - open },
        ]}
        words={(value) => value.toLocaleString('en')}
        columns={[counted('received', 'Requests'), counted('open', 'Open'), counted('overdue', 'Overdue')]}
      />
      <TimeSection
        id="on-time"
        title="Answered on time"
        says={`${shareWords(all['on-time'], answered(all))} of what was answered, over the whole period.`}
        steps={steps}
        layers={[
          {
            ...{ key: 'share', words: 'On time', look: 'full' },
            of: (step) => (answered(step) === 0 ? null : (step['on-time'] / answered(step)) * 100),
          },
        ]}
        most={100}
        words={(value) => `${Math.floor(value)}\u00a0%`}
        columns={[
          plain('share', 'Share', (step) => shareWords(step['on-time'], answered(step))),
          counted('on-time', 'On time'),
          counted('late', 'Late'),
        ]}
      />
      <TimeSection
        id="days"
        title="Days to answer"
        says={`Half within ${daysWords(all.medianDays)} days, nine of ten within ${daysWords(all.p90Days)}.`}
        steps={steps}
        layers={[
          { key: 'p90', words: 'Nine of ten within', look: 'light', of: ({ p90Days }) => p90Days },
          { key: 'median', words: 'Half within (median)', look: 'full', of: ({ medianDays }) => medianDays },
        ]}
        words={(value) => `${daysWords(value)} days`}
        columns={[
          plain('median', 'Median', ({ medianDays }) => daysWords(medianDays)),
          plain('p90', 'Nine of ten', ({ p90Days }) => daysWords(p90Days)),
          {
            ...{ key: 'answered', head: 'Answered', number: true },
            cell: (step) => <Count count={answered(step)} query={`${within(step)} figure:on-time,late`} />,
          },
        ]}
      />
    </>
  );
}
