import { doneOf } from './done-of.ts';
import { Refresh } from './refresh.tsx';

type Props = {
  label: string;
  /** Steps done, and of how many; without a total the bar only shows that something runs. */
  done?: number;
  total?: number;
  /** What happens now, in words. */
  words: string;
  /** Nothing more will change: the page stops asking. */
  finished?: boolean;
  /** This page, for who has no JavaScript. */
  href: string;
};

/** A run's progress: asks again every two seconds, or by a link without JavaScript. */
export function Progress({ label, done, total, words, finished = false, href }: Props) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{label}</span>
        {total !== undefined && <span className="text-xs text-soft tabular-nums">{doneOf(done ?? 0, total)}</span>}
      </div>
      <progress
        aria-label={label}
        max={total}
        value={total === undefined ? undefined : (done ?? 0)}
        className="h-2 w-full overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <p role="status" className="text-xs text-soft">
        {words}
      </p>
      {!finished && (
        <>
          <Refresh everyMs={2_000} />
          <noscript>
            <a href={href}>Look again</a>
          </noscript>
        </>
      )}
    </div>
  );
}
