import type { Neighbours } from '#requests/find-neighbours';
import { KeyCap } from '../../../ui/desk/keys/key-cap.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { type InView, requestAddress } from '../../in-view.ts';

type Props = { id: string; view: InView; neighbours: Neighbours };

const look = 'inline-flex items-center gap-2 whitespace-nowrap';

function Way({ id, view, words, shortcut }: { id: string | null; view: InView; words: string; shortcut: string }) {
  if (!id) return <span className={`${look} text-soft`}>{words}: none</span>;
  return (
    <Link href={requestAddress(id, view)} aria-keyshortcuts={shortcut} className={look}>
      {words} <KeyCap name={shortcut} />
    </Link>
  );
}

/** The way through the view from which this request was opened. */
export function ViewNav({ id, view, neighbours: { before, next } }: Props) {
  return (
    <nav aria-label="In this view" className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs">
      <Way id={before} view={view} words="Before" shortcut="b" />
      <Way id={next} view={view} words="Next" shortcut="n" />
      <span className="sm:ms-auto">
        After a decision: <strong>{view.goesOn ? 'on to the next' : 'stay here'}</strong>{' '}
        <Link href={requestAddress(id, { ...view, goesOn: !view.goesOn })}>
          {view.goesOn ? 'Stay instead' : 'Go on instead'}
        </Link>
      </span>
    </nav>
  );
}
