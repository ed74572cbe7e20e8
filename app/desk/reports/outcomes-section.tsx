import type { Answers, Figure } from '#domain/figures';
import { Section } from '../../ui/desk/section.tsx';
import { ShareBar } from '../../ui/desk/share-bar.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { figureWords } from '../words.ts';
import { Count } from './count.tsx';
import { shareWords } from './share-words.ts';

type Outcome = { figure: Figure; part: boolean };

/** Every request is in one of the first sort; the others are a part of the one above them. */
const outcomes: readonly Outcome[] = [
  { figure: 'whole', part: false },
  { figure: 'nothing', part: true },
  { figure: 'part', part: false },
  { figure: 'denied', part: false },
  { figure: 'unverifiable', part: true },
  { figure: 'not-by-consumer', part: true },
  { figure: 'exempt', part: true },
  { figure: 'other', part: true },
  { figure: 'duplicate', part: false },
  { figure: 'unanswered', part: false },
  { figure: 'open', part: false },
];

/** What became of the requests. */
export function OutcomesSection({ all, within }: { all: Answers; within: string }) {
  const columns: Column<Outcome>[] = [
    {
      key: 'outcome',
      head: 'Outcome',
      name: true,
      cell: ({ figure, part }) => (
        <span className={part ? 'ps-4 font-normal text-soft' : undefined}>{figureWords[figure]}</span>
      ),
    },
    { key: 'bar', head: '', cell: ({ figure }) => <ShareBar share={all[figure] / all.received} /> },
    { key: 'share', head: 'Share', number: true, cell: ({ figure }) => shareWords(all[figure], all.received) },
    {
      key: 'count',
      head: 'Requests',
      number: true,
      cell: ({ figure }) => <Count count={all[figure]} query={`${within} figure:${figure}`} />,
    },
  ];
  return (
    <Section id="outcomes" title="Outcomes">
      <Table
        caption="Outcomes"
        columns={columns}
        rows={outcomes.filter(({ figure, part }) => !part || all[figure] > 0)}
        keyOf={({ figure }) => figure}
      />
    </Section>
  );
}
