import type { ReactNode } from 'react';
import type { Kind } from '#domain/kinds';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import type { InView } from '../../in-view.ts';
import { queueAddress } from '../../queue-address.ts';
import { kindWords } from '../../words.ts';

/** A request's reference below the way back to the queue; `children` are its tags. */
export function RequestTitle({
  request: { kind, reference },
  view = null,
  children,
}: {
  request: { kind: Kind; reference: string };
  /** From which it was opened. */
  view?: InView | null;
  children: ReactNode;
}) {
  const over = (
    <>
      <Link href={view ? queueAddress(view.query) : '/desk'}>Queue</Link> / {kindWords[kind]}
    </>
  );
  return (
    <DeskTitle over={over} tags={children}>
      <span className="font-mono tracking-tight">{reference}</span>
    </DeskTitle>
  );
}
