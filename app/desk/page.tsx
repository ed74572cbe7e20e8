import type { Metadata } from 'next';
import { kinds } from '#domain/kinds';
import { queueSuggestions, queueViews, valueIn } from '#domain/queue-query';
import { mayAct } from '#domain/roles';
import { statuses } from '#domain/states';
import { timeZones } from '#domain/time-zones';
import { answerTooMany } from '#requests/answer-status';
import { listQueue, type Queue } from '#requests/list-queue';
import { organisation } from '#requests/organisation';
import { ownerWords, readableQuery } from '#requests/write-query';
import { requireStaff } from '../auth.ts';
import { Confirm } from '../ui/desk/confirm.tsx';
import { DeskForm } from '../ui/desk/desk-form.tsx';
import { DeskLinkButton } from '../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../ui/desk/desk-title.tsx';
import { EmptyState } from '../ui/desk/empty-state.tsx';
import { Tabs } from '../ui/desk/tabs.tsx';
import { dropViewAction, saveViewAction, searchAction } from './actions.ts';
import { BulkBar, bulkForm } from './bulk-bar.tsx';
import { orLeave } from './desk-answer.ts';
import { DeskPage } from './desk-page.tsx';
import { queueAddress } from './queue-address.ts';
import { exportColumns } from './queue-cells.ts';
import { QueueExport } from './queue-export.tsx';
import { queueGroups } from './queue-groups.ts';
import { QueueSearch } from './queue-search.tsx';
import { QueueTable } from './queue-table.tsx';
import { kindWords, statusWords } from './words.ts';

export const metadata: Metadata = { title: { absolute: 'Queue · Privacy desk' } };

type Search = Promise<Record<string, string | string[] | undefined>>;

const emptyWords: Record<string, string> = {
  [queueViews['Needs me']]: 'Nothing waits for you',
  [queueViews.Open]: 'No request is open',
  [queueViews.Mine]: 'You own no open request',
  [queueViews.Snoozed]: 'Nothing is put back until another day',
  [queueViews.Late]: 'Nothing is late',
  [queueViews.Appeals]: 'Nobody waits for an appeal to be decided',
  [queueViews.Closed]: 'No request has been closed yet',
};

/** Of a page behind the last row, from an old address or because rows went meanwhile, it is no word of all the others. */
function emptyTitle({ query, queue, after }: { query: string; queue: Queue; after: string | undefined }): string {
  if (queue.fault) return 'Nothing was looked for';
  return after ? 'Nothing comes after this any more' : (emptyWords[query] ?? 'Nothing matches this search');
}

const option = (value: string, words: string) => ({ value, words });
const any = option('', 'Any');

/** A list beside the search bar that shows what the query says of it, also what is none of its own, such as two values. */
function choice(query: string, name: string, label: string, own: ReturnType<typeof option>[]) {
  const value = valueIn(query, name) ?? '';
  const isOwn = value === '' || own.some((one) => one.value === value);
  return { name, label, value, options: [any, ...(isOwn ? own : [option(value, value), ...own])] };
}

const choicesFor = (query: string, { owners }: Queue) => [
  choice(
    query,
    'kind',
    'Kind',
    kinds.map((kind) => option(kind, kindWords[kind])),
  ),
  choice(
    query,
    'state',
    'State',
    statuses.map((status) => option(status, statusWords[status].words)),
  ),
  choice(query, 'owner', 'Owner', [
    option('none', 'Nobody'),
    option('me', 'Me'),
    ...owners.map(({ id, name }) => option(id, name)),
  ]),
];

/** Where in the query the fault is, in the words of the bar. */
function faultIn(query: string, { owners, fault }: Queue) {
  if (!fault) return undefined;
  const cut = (from: number, until?: number) => readableQuery(query.slice(from, until), owners);
  const end = fault.at + fault.length;
  return { says: fault.says, before: cut(0, fault.at), wrong: cut(fault.at, end), after: cut(end) };
}

export default async function QueuePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('view-queue');
  const { q, after } = await searchParams;
  const first = mayAct(actor.role, 'triage') ? queueViews['Needs me'] : queueViews.Open;
  const query = typeof q === 'string' ? q.trim() : first;
  const asked = { query, after: typeof after === 'string' ? after : undefined };
  const queue = orLeave(await listQueue({ ...asked, actor, now: new Date() }));
  const { views, owners, fault } = queue;
  if (fault?.heldSeconds) answerTooMany(fault.heldSeconds);
  const tabs = views.map(({ name, query: text, count, isMore }) => ({
    href: queueAddress(text),
    words: name,
    count: isMore ? `${count}+` : (count ?? '–'),
  }));
  const saved = views.find((view) => view.query === query);
  const { timeZone } = organisation();
  const mayTriage = mayAct(actor.role, 'triage');
  return (
    <DeskPage actor={actor} current="/desk">
      <DeskTitle>Queue</DeskTitle>
      <Tabs label="Views" tabs={tabs} current={queueAddress(query)} />
      <QueueSearch
        key={query}
        action={searchAction}
        query={readableQuery(query, owners)}
        choices={choicesFor(query, queue)}
        suggestions={[...queueSuggestions, ...ownerWords(owners)]}
        fault={faultIn(query, queue)}
      />
      <QueueTable
        key={`rows of ${query}`}
        groups={queueGroups(queue)}
        query={query}
        bulkForm={mayTriage ? bulkForm : undefined}
        empty={
          <EmptyState title={emptyTitle({ query, queue, after: asked.after })}>
            {query === first && !asked.after && 'Requests come here when a plan is ready to be checked or approved.'}
          </EmptyState>
        }
      />
      {mayTriage && queue.rows.length > 0 && <BulkBar key={`act on ${query}`} query={query} />}
      <nav aria-label="Pages" className="mt-4 flex gap-3">
        {asked.after && <DeskLinkButton href={queueAddress(query)}>First page</DeskLinkButton>}
        {queue.next && <DeskLinkButton href={queueAddress(query, queue.next)}>Next page</DeskLinkButton>}
        {mayTriage && <DeskLinkButton href="/desk/bulk">Your acts on many requests</DeskLinkButton>}
      </nav>
      {queue.rows.length > 0 && mayAct(actor.role, 'view-reports') && (
        <div className="mt-6">
          <QueueExport query={query} columns={exportColumns} zones={timeZones(timeZone)} zone={timeZone} />
        </div>
      )}
      {mayTriage && !saved && !fault && query !== '' && (
        <div className="mt-6">
          <Confirm summary="Save this search as a view of the desk…">
            <DeskForm
              id="view"
              action={saveViewAction}
              given={{ query }}
              fields={[{ name: 'name', label: 'Name', autoComplete: 'off' }]}
              submit="Save the view"
              inline
            />
          </Confirm>
        </div>
      )}
      {mayTriage && saved?.id && (
        <div className="mt-6">
          <DeskForm
            id="drop"
            action={dropViewAction}
            given={{ viewId: saved.id }}
            submit={`Remove the view “${saved.name}”`}
            look="quiet"
          />
        </div>
      )}
    </DeskPage>
  );
}
