import type { Metadata } from 'next';
import { kinds } from '#domain/kinds';
import { isQueueView, type QueueView, queueViews } from '#domain/queue-views';
import { mayAct } from '#domain/roles';
import { statuses } from '#domain/states';
import { listQueue, type Queue, type QueueAsked } from '#requests/list-queue';
import { requireStaff } from '../auth.ts';
import { DeskTitle } from '../ui/desk/desk-title.tsx';
import { EmptyState } from '../ui/desk/empty-state.tsx';
import { Filters } from '../ui/desk/filters.tsx';
import { Tabs } from '../ui/desk/tabs.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { orLeave } from './desk-answer.ts';
import { DeskPage } from './desk-page.tsx';
import { QueueTable } from './queue-table.tsx';
import { kindWords, statusWords } from './words.ts';

export const metadata: Metadata = { title: { absolute: 'Queue · Privacy desk' } };

type Search = Promise<Record<string, string | string[] | undefined>>;

const viewWords: Record<QueueView, string> = {
  'needs-me': 'Needs me',
  open: 'Open',
  mine: 'Mine',
  late: 'Late',
  appeals: 'Appeals',
  closed: 'Closed',
};

const emptyWords: Record<QueueView, string> = {
  'needs-me': 'Nothing waits for you',
  open: 'No request is open',
  mine: 'You own no open request',
  late: 'Nothing is late',
  appeals: 'Nobody waits for an appeal to be decided',
  closed: 'No request has been closed yet',
};

/** What the address asks for; a value given twice counts as not given. */
function read(search: Awaited<Search>, fallback: QueueView): QueueAsked {
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  const view = one('view');
  const filters = { kind: one('kind'), status: one('status'), owner: one('owner'), reference: one('reference') };
  return { view: isQueueView(view) ? view : fallback, ...filters, after: one('after') };
}

function addressOf(asked: QueueAsked): string {
  const parts = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/desk?${new URLSearchParams(parts)}`;
}

function filtersFor(asked: QueueAsked, { owners }: Queue) {
  const any = { value: '', words: 'Any' };
  const option = (value: string, words: string) => ({ value, words });
  return [
    {
      name: 'kind',
      label: 'Kind',
      value: asked.kind,
      options: [any, ...kinds.map((kind) => option(kind, kindWords[kind]))],
    },
    {
      name: 'status',
      label: 'State',
      value: asked.status,
      options: [any, ...statuses.map((status) => option(status, statusWords[status].words))],
    },
    {
      name: 'owner',
      label: 'Owner',
      value: asked.owner,
      options: [any, option('none', 'Nobody'), ...owners.map(({ id, name }) => option(id, name))],
    },
  ];
}

const isFiltered = ({ kind, status, owner, reference }: QueueAsked) => Boolean(kind || status || owner || reference);

export default async function QueuePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('view-queue');
  const asked = read(await searchParams, mayAct(actor.role, 'triage') ? 'needs-me' : 'open');
  const queue = orLeave(await listQueue({ ...asked, actor, now: new Date() }));
  const { after: _, ...first } = asked;
  const tabs = queueViews.map((view) => ({
    href: addressOf({ view }),
    words: viewWords[view],
    count: queue.counts[view],
  }));
  return (
    <DeskPage actor={actor} current="/desk">
      <DeskTitle>Queue</DeskTitle>
      <Tabs label="Views" tabs={tabs} current={addressOf({ view: asked.view })} />
      <Filters
        action="/desk"
        query={{ name: 'reference', label: 'Reference', value: asked.reference }}
        filters={filtersFor(asked, queue)}
      >
        <input type="hidden" name="view" value={asked.view} />
        {isFiltered(asked) && (
          <LinkButton href={addressOf({ view: asked.view })} look="quiet" small>
            Clear
          </LinkButton>
        )}
      </Filters>
      <QueueTable
        rows={queue.rows}
        empty={
          <EmptyState title={isFiltered(asked) ? 'Nothing matches these filters' : emptyWords[asked.view]}>
            {asked.view === 'needs-me' &&
              !isFiltered(asked) &&
              'Requests come here when a plan is ready to be checked or approved.'}
          </EmptyState>
        }
      />
      <nav aria-label="Pages" className="mt-4 flex gap-3">
        {asked.after && (
          <LinkButton href={addressOf(first)} look="second" small>
            First page
          </LinkButton>
        )}
        {queue.next && (
          <LinkButton href={addressOf({ ...asked, after: queue.next })} look="second" small>
            Next page
          </LinkButton>
        )}
      </nav>
    </DeskPage>
  );
}
