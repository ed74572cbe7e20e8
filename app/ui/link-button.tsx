import type { ReactNode } from 'react';
import { buttonLook, type Look } from './button-look.ts';
import { Link } from './link.tsx';

type Props = { href: string; look?: Look; small?: boolean; children: ReactNode };

/** A link to the next step that looks like a button. */
export function LinkButton({ href, look = 'main', small = false, children }: Props) {
  return (
    <Link href={href} className={buttonLook(look, small)}>
      {children}
    </Link>
  );
}
