import { KeyValue } from '../ui/desk/key-value.tsx';
import { Section } from '../ui/desk/section.tsx';

type Props = {
  twice: { line: number; of: number }[];
  /** Lines of which everything is there; null where that is not told. */
  already: number[] | null;
  alreadyName: string;
  /** Lines that say something else than what is there, with the names of their columns. */
  differs?: { line: number; words: string }[];
  /** Names of columns. */
  unread: string[];
};

const shownAtMost = 30;

const some = (words: string[]): string => {
  const more = words.length - shownAtMost;
  return words.slice(0, shownAtMost).join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '');
};

/** Lines of a list in which nothing is wrong and of which nothing comes, and columns that were passed over. */
export function LeftLines({ twice, already, alreadyName, differs = [], unread }: Props) {
  const rows = [
    ...(twice.length > 0
      ? [{ name: 'Said twice', value: some(twice.map(({ line, of }) => `line ${line} as line ${of}`)) }]
      : []),
    ...(already && already.length > 0
      ? [{ name: alreadyName, value: some(already.map((line, at) => (at === 0 ? `line ${line}` : String(line)))) }]
      : []),
    ...(differs.length > 0
      ? [{ name: 'Here otherwise', value: some(differs.map(({ line, words }) => `line ${line}: ${words}`)) }]
      : []),
    ...(unread.length > 0
      ? [
          {
            name: 'Not read',
            value: <span className="break-words">columns {some(unread.map((one) => `“${one.slice(0, 40)}”`))}</span>,
          },
        ]
      : []),
  ];
  if (rows.length === 0) return null;
  return (
    <Section id="others" title="Lines and columns that are left alone">
      <KeyValue rows={rows} />
    </Section>
  );
}
