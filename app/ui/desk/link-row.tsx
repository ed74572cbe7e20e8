'use client';

import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  /** The address that is shown: when another is, its link comes into sight. */
  current: string;
  className: string;
  children: ReactNode;
};

/** Links in one line that is moved sideways where it is narrow; the current one is in sight. */
export function LinkRow({ current, className, children }: Props) {
  const row = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another current link
  useEffect(() => {
    const link = row.current?.querySelector('[aria-current]');
    if (!row.current || !link) return;
    const [around, of] = [row.current.getBoundingClientRect(), link.getBoundingClientRect()];
    row.current.scrollLeft += of.left + of.width / 2 - (around.left + around.width / 2);
  }, [current]);
  return (
    <ul ref={row} className={className}>
      {children}
    </ul>
  );
}
