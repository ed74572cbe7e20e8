import type { Metadata } from 'next';
import { type ListedSettings, listSettings } from '#requests/list-settings';
import { requireStaff } from '../../../auth.ts';
import { DeskLinkButton } from '../../../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../../ui/desk/empty-state.tsx';
import { Link } from '../../../ui/desk/link.tsx';
import { Section } from '../../../ui/desk/section.tsx';
import { type Column, Table } from '../../../ui/desk/table.tsx';
import { orLeave } from '../../desk-answer.ts';
import { DeskPage } from '../../desk-page.tsx';
import { Moment } from '../../moment.tsx';
import { HowToApply, Standing } from './standing.tsx';

export const metadata: Metadata = { title: 'Versions of the settings' };

const nobody = <span className="text-soft">–</span>;

const columnsFor = (inForce: number | null, pending: number | null): Column<ListedSettings>[] => [
  {
    key: 'number',
    head: 'Version',
    name: true,
    cell: ({ number }) => (
      <Link href={`/desk/settings/versions/${number}`} className="whitespace-nowrap">
        Version {number}
      </Link>
    ),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ number, state, writer }) => (
      <Standing state={state} isFound={writer === null} isInForce={number === inForce} isPending={number === pending} />
    ),
  },
  {
    key: 'why',
    head: 'What for',
    cell: ({ why, writer }) => <span className="break-words">{writer ? why : 'Found in the folder'}</span>,
  },
  {
    key: 'written',
    head: 'Written',
    cell: ({ writer, writtenAt }) => (
      <span>
        {writer && <bdi>{writer}, </bdi>}
        <Moment at={writtenAt} />
      </span>
    ),
  },
  { key: 'published', head: 'Published by', cell: ({ publisher }) => (publisher ? <bdi>{publisher}</bdi> : nobody) },
  {
    key: 'since',
    head: 'In force',
    cell: ({ inForceSince, inForceUntil }) =>
      inForceSince ? (
        <span>
          {inForceUntil ? 'From' : 'Since'} <Moment at={inForceSince} />
          {inForceUntil && (
            <>
              {' '}
              to <Moment at={inForceUntil} />
            </>
          )}
        </span>
      ) : (
        nobody
      ),
  },
];

/** Every version of the organisation file and the data map that was in force or is to be. */
export default async function VersionsPage() {
  const actor = await requireStaff('administer');
  const { inForce, pending, versions } = orLeave(await listSettings({ actor, now: new Date() }));
  return (
    <DeskPage actor={actor} current="/desk/settings">
      <DeskTitle over={<Link href="/desk/settings">Settings</Link>}>Versions of the settings</DeskTitle>
      {inForce === null ? (
        <EmptyState title="No version yet">The worker notes the files that it runs with when it starts.</EmptyState>
      ) : (
        <>
          <div className="mb-4 grid max-w-prose gap-3">
            <p className="text-soft">
              The organisation file and the data map, as they were and are to be. One admin writes a draft, the worker
              checks it, another admin publishes it, and whoever runs the installation puts it into force.
            </p>
            {pending !== null && <HowToApply />}
            <p>
              <DeskLinkButton href="/desk/settings/versions/new">Write a draft</DeskLinkButton>
            </p>
          </div>
          <Section id="versions" title="Versions" note="the last 100">
            <Table
              caption="Versions of the settings"
              columns={columnsFor(inForce, pending)}
              rows={versions}
              keyOf={({ number }) => `${number}`}
              wide
            />
          </Section>
        </>
      )}
    </DeskPage>
  );
}
