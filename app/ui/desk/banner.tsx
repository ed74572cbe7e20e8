import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

const tones = {
  plain: 'border-line bg-wash',
  warn: 'border-warn bg-warn-wash',
  bad: 'border-bad bg-bad-wash',
  good: 'border-good bg-good-wash',
};

/** A line that concerns the whole page: purges paused, mail bounced, saved. */
export function Banner({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <div role="status" className={classes('border-b px-4 py-2 text-sm text-ink sm:px-6 lg:px-8', tones[tone])}>
      {children}
    </div>
  );
}
