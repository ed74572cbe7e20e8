import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';

const tones: Record<Tone, string> = {
  plain: 'bg-wash text-ink border-line',
  accent: 'bg-accent-wash text-accent-strong border-accent',
  good: 'bg-good-wash text-good border-good',
  warn: 'bg-warn-wash text-warn border-warn',
  bad: 'bg-bad-wash text-bad border-bad',
};

/** A state in a word or two. The word says it; the colour only helps. */
export function Tag({
  tone = 'plain',
  small = false,
  children,
}: {
  tone?: Tone;
  small?: boolean;
  children: ReactNode;
}) {
  return (
    <strong
      className={classes(
        'inline-block rounded-sm border font-semibold whitespace-nowrap',
        small ? 'px-1.5 text-xs leading-5' : 'px-2 py-0.5 text-base leading-snug',
        tones[tone],
      )}
    >
      {children}
    </strong>
  );
}
