type Props = {
  report: { bad: unknown[]; twice: unknown[]; already: unknown[] | null };
  /** What is said of those that repeat an earlier line, and of those of which everything is there. */
  words: { twice: string; already: string };
};

/** How many lines of a list come to nothing, and why; a word for each that there is. */
export function LeftCounts({ report: { bad, twice, already }, words: said }: Props) {
  const left = [
    { number: bad.length, words: 'to be changed first' },
    { number: twice.length, words: said.twice },
    { number: already?.length ?? 0, words: said.already },
  ].filter(({ number }) => number > 0);
  if (left.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {left.map(({ number, words }) => (
        <li key={words} className="flex gap-3">
          <span className="min-w-8 text-end font-semibold tabular-nums">{number.toLocaleString('en')}</span>
          <span className="min-w-0">{words}</span>
        </li>
      ))}
    </ul>
  );
}
