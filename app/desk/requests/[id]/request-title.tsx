import type { ReactNode } from 'react';
import type { Kind } from '#domain/kinds';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { Link } from '../../../ui/link.tsx';
import { kindWords } from '../../words.ts';

/** A request's reference below the way back to the queue; `children` are its tags. */
export function RequestTitle({
  request: { kind, reference },
  children,
}: {
  request: { kind: Kind; reference: string };
  children: ReactNode;
}) {
  const over = (
    <>
      <Link href="/desk">Queue</Link> / {kindWords[kind]}
    </>
  );
  return (
    <DeskTitle over={over} tags={children}>
      <span className="font-mono tracking-tight">{reference}</span>
    </DeskTitle>
  );
}
