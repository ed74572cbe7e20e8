import { classes } from '../classes.ts';

type Line = { kind: 'same' | 'gone' | 'new'; text: string; line: number };

const looks = {
  same: { mark: ' ', said: '', of: '' },
  gone: { mark: '−', said: 'taken away: ', of: 'bg-bad-wash text-bad' },
  new: { mark: '+', said: 'added: ', of: 'bg-good-wash text-good' },
};

/** The lines of a file that change, with some around them: marked by sign, colour and, for who cannot see either, in words. */
export function LineDiff({ label, hunks }: { label: string; hunks: readonly (readonly Line[])[] }) {
  return (
    <section aria-label={label} className="grid gap-2 font-mono text-xs">
      {hunks.map((hunk) => (
        <ol key={`${hunk[0]?.kind} ${hunk[0]?.line}`} className="overflow-hidden rounded-md border border-line py-1">
          {hunk.map(({ kind, text, line }) => (
            <li key={`${kind} ${line}`} className={classes('flex gap-2 px-2', looks[kind].of)}>
              <span aria-hidden="true" className="w-8 shrink-0 text-end text-soft tabular-nums select-none">
                {line}
              </span>
              <span aria-hidden="true" className="w-2 shrink-0 whitespace-pre select-none">
                {looks[kind].mark}
              </span>
              {looks[kind].said && <span className="sr-only">{looks[kind].said}</span>}
              <bdi className="min-w-0 whitespace-pre-wrap wrap-anywhere">{text}</bdi>
            </li>
          ))}
        </ol>
      ))}
    </section>
  );
}
