import type { ReactNode } from 'react';

export type Moment = {
  key: string;
  when: ReactNode;
  what: ReactNode;
  more?: ReactNode;
  /** Yet to come: drawn hollow. */
  ahead?: boolean;
};

/** What happened and what comes, in the order given. `small` is the desk's size. */
export function Timeline({ moments, small = false }: { moments: readonly Moment[]; small?: boolean }) {
  return (
    <ol className={small ? 'my-3 text-sm leading-snug' : 'my-6'}>
      {moments.map((moment) => (
        <li key={moment.key} className="relative border-s-2 border-line ps-6 pb-5 last:border-transparent last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute -start-[0.45rem] top-1.5 size-3 rounded-full border-2 border-accent ${moment.ahead ? 'bg-paper' : 'bg-accent'}`}
          />
          <p className="font-semibold">{moment.what}</p>
          <p className={small ? 'text-soft' : 'text-base text-soft'}>{moment.when}</p>
          {moment.more && <div className="mt-1">{moment.more}</div>}
        </li>
      ))}
    </ol>
  );
}
