import type { Answers } from '#domain/figures';
import { Count } from './count.tsx';
import { daysWords } from './days-words.ts';
import { shareWords } from './share-words.ts';

/** The figures of the whole period, in large. */
export function Summary({ all, within }: { all: Answers; within: string }) {
  const facts = [
    { name: 'Received', value: <Count count={all.received} query={within} /> },
    { name: 'Answered on time', value: shareWords(all['on-time'], all['on-time'] + all.late) },
    { name: 'Median days', value: daysWords(all.medianDays) },
    { name: 'Nine of ten within', value: all.p90Days === null ? '–' : `${daysWords(all.p90Days)} days` },
    { name: 'Still open', value: <Count count={all.open} query={`${within} figure:open`} /> },
    { name: 'Open and overdue', value: <Count count={all.overdue} query={`${within} figure:overdue`} /> },
  ];
  return (
    <dl className="mb-5 grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex flex-col-reverse justify-end bg-raised px-4 py-3">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
