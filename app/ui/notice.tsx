import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const tones = {
  plain: 'border-edge bg-wash',
  accent: 'border-accent bg-accent-wash',
  good: 'border-good bg-good-wash',
  warn: 'border-warn bg-warn-wash',
  bad: 'border-bad bg-bad-wash',
};

type Props = { tone?: keyof typeof tones; title?: ReactNode; children: ReactNode };

/** Something to know before going on; `title` is a heading. */
export function Notice({ tone = 'plain', title, children }: Props) {
  return (
    <div className={classes('my-6 border-s-4 px-5 py-4 text-ink [&>*+*]:mt-2', tones[tone])}>
      {title && <h2 className="text-xl font-bold">{title}</h2>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}
