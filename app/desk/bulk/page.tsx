import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { type BulkAct, bulkActs, isBulkAct } from '#domain/bulk';
import { groundIds } from '#domain/law/rule';
import { isUuid } from '#domain/uuid';
import { listAssignable } from '#requests/list-assignable';
import { listBulks } from '#requests/list-bulks';
import { requireStaff } from '../../auth.ts';
import { DeskForm, type DeskQuestion } from '../../ui/desk/desk-form.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { queueAddress } from '../queue-address.ts';
import { count, groundWords } from '../words.ts';
import { proposeBulkAction } from './actions.ts';
import { BulkList } from './bulk-list.tsx';
import { bulkActWords } from './bulk-words.ts';

export const metadata: Metadata = { title: 'Many requests' };

const reason = { name: 'reason', rows: 4 };

const questions: Record<Exclude<BulkAct, 'assign'>, DeskQuestion[]> = {
  ask: [
    {
      name: 'words',
      label: 'Question',
      hint: 'Each person reads the same words on their own page; the letter says only that there is a question. No clock stands still.',
      rows: 4,
    },
  ],
  refuse: [
    {
      name: 'ground',
      label: 'Ground',
      hint: 'Requests whose law does not have it are left out.',
      value: '',
      options: [{ value: '', words: 'Choose one' }, ...groundIds.map((id) => ({ value: id, words: groundWords[id] }))],
    },
    { ...reason, label: 'Reason', hint: 'Each person reads this, with the ground and how to appeal.' },
  ],
  extend: [
    { ...reason, label: 'Why it takes longer', hint: 'Each person reads this, with the new date.' },
    {
      name: 'until',
      label: 'New last day, where the law sets none',
      hint: 'A law that sets the last day itself keeps it. Which day each request gets is shown before anything is done.',
      type: 'date',
    },
  ],
};

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What an act on many requests is told, before it is rehearsed on each; with none selected, the way back to one's last. */
export default async function BulkPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('triage');
  const { q, act: asked, all, id } = await searchParams;
  const act = isBulkAct(asked) ? asked : bulkActs[0];
  const query = typeof q === 'string' ? q : '';
  const ids = [id ?? []].flat().filter(isUuid);
  const isAll = all === 'on';
  const isNone = !isAll && ids.length === 0;
  const people = orLeave(await listAssignable({ actor, now: new Date() }));
  const options = [{ value: '', words: 'Nobody' }, ...people.map((one) => ({ value: one.id, words: one.name }))];
  const fields = act === 'assign' ? [{ name: 'staffId', label: 'Owner', value: '', options }] : questions[act];
  const which = isAll ? 'all requests that match' : count(ids.length, 'request');
  return (
    <DeskPage actor={actor} current="/desk">
      <DeskTitle over={<Link href={queueAddress(query)}>Queue</Link>}>
        {isNone ? 'Many requests' : `${bulkActWords[act].choice}: ${which}`}
      </DeskTitle>
      {isNone ? (
        <>
          <EmptyState title="No request is selected">
            Tick some in the queue, or take all that match a search.
          </EmptyState>
          <BulkList bulks={orLeave(await listBulks({ actor, now: new Date() }))} />
        </>
      ) : (
        <Section id="words" title={bulkActWords[act].choice}>
          {isAll && (
            <p className="mb-3 text-soft">
              All that match <code className="font-mono">{query === '' ? 'everything' : query}</code> at this moment are
              taken; what comes later is not.
            </p>
          )}
          <DeskForm
            id="bulk"
            action={proposeBulkAction}
            given={{ act, submissionKey: randomUUID(), ...(isAll ? { all: 'on', q: query } : { ids: ids.join() }) }}
            fields={fields}
            submit="See what would be done"
          />
        </Section>
      )}
    </DeskPage>
  );
}
