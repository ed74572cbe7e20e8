import type { ReactNode } from 'react';
import { buttonLook, type Look } from './button-look.ts';

type Props = { href: string; look?: Look; children: ReactNode };

/** A link to the next step that looks like a button. */
export function LinkButton({ href, look = 'main', children }: Props) {
  return (
    <a href={href} className={buttonLook(look, false)}>
      {children}
    </a>
  );
}
