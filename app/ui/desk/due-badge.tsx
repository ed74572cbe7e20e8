import { classes } from '../classes.ts';

export type Due = {
  /** Whole calendar days until the legal date; 0 is today, below it is late; null while no clock runs. */
  days: number | null;
  /** The date in words, for the tooltip and for who hears it. */
  date: string;
  paused?: boolean;
};

const unit = (days: number) => (days === 1 ? '1 day' : `${days} days`);

function wordsOf({ days, paused }: Due): string {
  if (days === null) return 'No date';
  if (paused) return `Paused, ${unit(Math.max(days, 0))} left`;
  if (days < 0) return `${unit(-days)} late`;
  return days === 0 ? 'Today' : unit(days);
}

/** How long until the legal date, in calendar time so that urgencies compare. Red only when late. */
export function DueBadge({ due }: { due: Due }) {
  const isLate = due.days !== null && due.days < 0 && !due.paused;
  const isNear = due.days !== null && due.days >= 0 && due.days <= 7 && !due.paused;
  return (
    <span
      title={due.date}
      className={classes(
        'inline-block rounded-sm border px-1.5 text-xs leading-5 whitespace-nowrap tabular-nums',
        isLate && 'border-bad bg-bad-wash font-semibold text-bad',
        isNear && 'border-edge font-semibold text-ink',
        !isLate && !isNear && 'border-line text-soft',
      )}
    >
      {wordsOf(due)}
      <span className="sr-only">, {due.date}</span>
    </span>
  );
}
