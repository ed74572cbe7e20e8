import { sessionEndReasons } from '#domain/sessions';
import type { StaffLine } from '#requests/list-staff';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { sessionEndWords } from '../words.ts';
import { endStaffSessionsAction } from './actions.ts';

const reasons = [
  { value: '', words: 'Choose a reason' },
  ...sessionEndReasons.map((reason) => ({ value: reason, words: sessionEndWords[reason] })),
];

/** In how many browsers a colleague is signed in, and how to sign them out of all; one's own have a page. */
export function StaffSessions({ colleague, me }: { colleague: StaffLine; me: string }) {
  const { id, name, openSessions } = colleague;
  if (openSessions === 0) return <span className="text-soft">None open</span>;
  if (id === me) return <Link href="/desk/sessions">{openSessions} open</Link>;
  return (
    <details>
      <summary className="whitespace-nowrap text-accent underline underline-offset-2 hover:text-accent-strong">
        {openSessions} open: end…<span className="sr-only"> {name}</span>
      </summary>
      <div className="grid gap-2 pt-2">
        <p className="max-w-xs text-soft">
          <bdi>{name}</bdi> is signed out everywhere at once, and may sign in again.
        </p>
        <DeskForm
          id={`end-sessions-${id}`}
          action={endStaffSessionsAction}
          given={{ staffId: id }}
          fields={[{ name: 'reason', label: 'Reason', options: reasons }]}
          submit="End all sessions"
          look="danger"
        />
      </div>
    </details>
  );
}
