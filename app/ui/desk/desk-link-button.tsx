import type { ReactNode } from 'react';
import { buttonLook } from '../button-look.ts';
import { Link } from './link.tsx';

/** A link in the looks of a small button: another page of a list, or the page of an act. */
export function DeskLinkButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={buttonLook('second', true)}>
      {children}
    </Link>
  );
}
