import type { BadLine } from '#domain/hold-list';
import { Section } from '../../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../../ui/desk/table.tsx';
import { count } from '../../../words.ts';
import { lineWords } from '../line-words.ts';

/** More is looked at in a spreadsheet. */
const shownAtMost = 50;

const columns: Column<BadLine>[] = [
  {
    key: 'line',
    head: 'Line',
    name: true,
    cell: ({ line }) => <span className="whitespace-nowrap">Line {line.toLocaleString('en')}</span>,
  },
  {
    key: 'typed',
    head: 'As it stands',
    cell: ({ typed }) => (
      <bdi className="break-all">
        {Object.values(typed)
          .filter((cell) => cell !== '')
          .map((cell) => (cell.length > 80 ? `${cell.slice(0, 80)}…` : cell))
          .join(', ') || '–'}
      </bdi>
    ),
  },
  {
    key: 'change',
    head: 'What to change',
    cell: (bad) => (
      <div>
        {lineWords(bad).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    ),
  },
];

/** The lines that come to nothing as they are, with what is to be changed; all of them as a file. */
export function BadLines({ id, bad }: { id: string; bad: BadLine[] }) {
  return (
    <Section
      id="bad"
      title="Lines to be changed"
      note={bad.length > shownAtMost ? `the first ${shownAtMost} of ${count(bad.length, 'line')}` : undefined}
      actions={
        // A file, not a page: the browser fetches it itself.
        <a href={`/desk/holds/lists/${id}/bad.csv`} className="text-accent underline">
          {bad.length === 1 ? 'Take it out as CSV' : `Take all ${bad.length.toLocaleString('en')} out as CSV`}
        </a>
      }
    >
      <Table
        caption="Lines to be changed"
        columns={columns}
        rows={bad.slice(0, shownAtMost)}
        keyOf={({ line }) => String(line)}
      />
    </Section>
  );
}
