import { Section } from '../ui/desk/section.tsx';
import { type Column, Table } from '../ui/desk/table.tsx';
import { count } from './words.ts';

/** More is looked at in a spreadsheet. */
const shownAtMost = 50;

type Line = { line: number; typed: Record<string, string> };
type Props<Bad extends Line> = {
  /** Of the file with all of them. */
  href: string;
  bad: Bad[];
  /** What is to be changed in a line, column by column. */
  wordsOf: (bad: Bad) => string[];
};

const columnsFor = <Bad extends Line>(wordsOf: Props<Bad>['wordsOf']): Column<Bad>[] => [
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
      <bdi className="block min-w-36 wrap-anywhere">
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
      <div className="grid min-w-40 gap-1">
        {wordsOf(bad).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    ),
  },
];

/** The lines of a list that come to nothing as they are, with what is to be changed; all of them as a file. */
export function BadLines<Bad extends Line>({ href, bad, wordsOf }: Props<Bad>) {
  return (
    <Section
      id="bad"
      title="Lines to be changed"
      note={bad.length > shownAtMost ? `the first ${shownAtMost} of ${count(bad.length, 'line')}` : undefined}
      actions={
        // A file, not a page: the browser fetches it itself.
        <a href={href} className="text-accent underline">
          {bad.length === 1 ? 'Take it out as CSV' : `Take all ${bad.length.toLocaleString('en')} out as CSV`}
        </a>
      }
    >
      <Table
        caption="Lines to be changed"
        columns={columnsFor(wordsOf)}
        rows={bad.slice(0, shownAtMost)}
        keyOf={({ line }) => String(line)}
      />
    </Section>
  );
}
