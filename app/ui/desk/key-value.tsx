import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

type Props = {
  rows: readonly { name: string; value: ReactNode; key?: string }[];
  /** In two or three columns where there is room. */
  wide?: boolean;
};

/** Short facts, name and value. */
export function KeyValue({ rows, wide = false }: Props) {
  return (
    <dl className={classes('grid gap-x-8 gap-y-1.5', wide && 'md:grid-cols-2 2xl:grid-cols-3')}>
      {rows.map(({ name, value, key }) => (
        <div
          key={key ?? name}
          className={classes(
            'grid gap-x-4',
            wide ? 'grid-cols-[minmax(6rem,2fr)_minmax(0,3fr)]' : 'grid-cols-[6rem_minmax(0,1fr)]',
          )}
        >
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
