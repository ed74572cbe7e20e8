import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import type { Look } from '../button-look.ts';
import { KeyCap } from './keys/key-cap.tsx';

type Props = {
  /** What opens it, for example “Refuse…”. */
  summary: string;
  /** Says which thing it is about, for who cannot see where it stands. */
  hidden?: string;
  /** A single key that opens it. */
  shortcut?: string;
  open?: boolean;
  /** What the act does and whether it can be undone. */
  children: ReactNode;
  /** Posts when given; else put the fields and buttons of a form of your own inside. */
  action?: (form: FormData) => void | Promise<void>;
  submit?: string;
  look?: Look;
};

/** A second thought without a dialog: opens in place, works without JavaScript, and its button names the act. */
export function Confirm({ summary, hidden, shortcut, open = false, children, action, submit, look = 'main' }: Props) {
  const inside = <div className="grid gap-3">{children}</div>;
  return (
    <details open={open} className="group rounded-md border border-line bg-raised open:border-edge">
      <summary
        aria-keyshortcuts={shortcut}
        className="flex min-h-8 items-center gap-3 rounded-md px-3 py-1.5 font-semibold hover:bg-wash"
      >
        <span>
          {summary}
          {hidden && <span className="sr-only"> {hidden}</span>}
        </span>
        <span className="ms-auto" />
        {shortcut && <KeyCap name={shortcut} />}
        <span
          aria-hidden="true"
          className="size-1.5 rotate-45 border-e-2 border-b-2 border-current group-open:-rotate-135"
        />
      </summary>
      <div className="border-t border-line p-3">
        {action ? (
          <form action={action} noValidate className="grid gap-3">
            {inside}
            <div>
              <Button look={look} small>
                {submit}
              </Button>
            </div>
          </form>
        ) : (
          inside
        )}
      </div>
    </details>
  );
}
