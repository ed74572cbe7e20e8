import type { Metadata } from 'next';
import { sessionHours, staffIdleMinutes } from '#domain/sessions';
import { listOwnSessions, type SessionLine } from '#requests/list-own-sessions';
import { organisation } from '#requests/organisation';
import { requireStaff } from '../../auth.ts';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm } from '../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { momentWords } from '../day-words.ts';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { Moment } from '../moment.tsx';
import { count } from '../words.ts';
import { endOtherSessionsAction, endSessionAction } from './actions.ts';

export const metadata: Metadata = { title: 'Your sessions' };

function End({ line: { id, isThis, signedInAt } }: { line: SessionLine }) {
  if (isThis)
    return (
      <Tag small tone="good">
        This one
      </Tag>
    );
  return (
    <DeskForm
      id={`end-${id}`}
      action={endSessionAction}
      given={{ sessionId: id }}
      submit="End"
      look="second"
      hidden={`the session of ${momentWords(signedInAt, organisation().timeZone, true)}`}
    />
  );
}

const columns: readonly Column<SessionLine>[] = [
  { key: 'since', head: 'Signed in', name: true, cell: ({ signedInAt }) => <Moment at={signedInAt} seconds /> },
  { key: 'seen', head: 'Last seen', cell: ({ seenAt }) => <Moment at={seenAt} seconds /> },
  {
    key: 'factor',
    head: 'Second factor',
    cell: ({ hasSecondFactor }) => (hasSecondFactor ? 'Given' : 'Not given: opens nothing yet'),
  },
  { key: 'end', head: 'Session', cell: (line) => <End line={line} /> },
];

/** Where somebody of the desk is signed in; what they left open elsewhere, or is not theirs, they end from here. */
export default async function SessionsPage() {
  const actor = await requireStaff('view-queue');
  const lines = orLeave(await listOwnSessions({ actor, now: new Date() }));
  return (
    <DeskPage actor={actor} current="/desk/sessions">
      <DeskTitle>Your sessions</DeskTitle>
      <Section id="open" title="Signed in now" note={count(lines.length, 'session')}>
        <p className="mb-2 max-w-prose text-soft">
          A session ends by itself {staffIdleMinutes} minutes after its last page, and {sessionHours.staff} hours after
          signing in. Which browser or place it belongs to is not kept: tell them apart by their times.
        </p>
        <Table caption="Your sessions" columns={columns} rows={lines} keyOf={({ id }) => id} wide />
        {lines.length > 1 && (
          <div className="mt-4">
            <Confirm summary="End all others…">
              <p className="max-w-prose text-soft">
                You stay signed in here. Everywhere else the next page asks to sign in again, and what was typed there
                and not sent is lost.
              </p>
              <DeskForm id="end-others" action={endOtherSessionsAction} submit="End all other sessions" look="danger" />
            </Confirm>
          </div>
        )}
      </Section>
    </DeskPage>
  );
}
