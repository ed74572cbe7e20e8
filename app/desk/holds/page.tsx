import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { StaffActor } from '#domain/actor';
import type { MapFace } from '#domain/map-face';
import { mayAct } from '#domain/roles';
import { listHeldLists } from '#requests/list-held-lists';
import { type HoldLine, listHolds } from '#requests/list-holds';
import { mapFace } from '#requests/map-face';
import { requireStaff } from '../../auth.ts';
import { Confirm } from '../../ui/desk/confirm.tsx';
import { DeskForm, type DeskQuestion } from '../../ui/desk/desk-form.tsx';
import { DeskLinkButton } from '../../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { KeyValue } from '../../ui/desk/key-value.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { dayWords } from '../day-words.ts';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { identityQuestions } from '../identity-questions.ts';
import { listFile } from '../list-file.ts';
import { Moment } from '../moment.tsx';
import { reasonOptions } from '../reason-options.ts';
import { RevealWho } from '../reveal-who.tsx';
import { addHoldAction, liftHoldAction, viewHoldAction } from './actions.ts';
import { HeldListSection } from './held-list.tsx';
import { proposeHoldListAction } from './lists/actions.ts';

export const metadata: Metadata = { title: 'Legal holds' };

const words: DeskQuestion[] = [
  {
    name: 'reason',
    label: 'Reason',
    hint: 'The person reads it when they ask for a deletion. Name nobody.',
    rows: 2,
  },
  { name: 'law', label: 'Law or order', autoComplete: 'off' },
  {
    name: 'reviewOn',
    label: 'Look again on',
    hint: 'It does not end by itself: somebody has to lift it.',
    type: 'date',
  },
];

const ofList: DeskQuestion[] = [
  {
    name: 'lines',
    label: 'Addresses, one a line',
    hint: 'Up to 10,000. After an address, with commas between, a line may have a reason, a law or order and a day (2036-01-31) of its own; the person reads the reason. A first line may name the columns: email, reason, law, until.',
    rows: 6,
  },
  listFile,
  ...words,
];

const questions = (face: MapFace): DeskQuestion[] => [
  ...identityQuestions(face, 'empty: whosever the rows are'),
  {
    name: 'tables',
    label: 'Rows of',
    hint: 'None ticked: all rows of this person.',
    many: true,
    options: face.tables.map(({ key, label }) => ({ value: key, words: label })),
  },
  ...words,
];

function Hold({ hold, face, actor }: { hold: HoldLine; face: MapFace; actor: StaffActor }) {
  const { id, tables, reason, law, reviewOn, createdAt, by, liftedAt, isAboutPerson } = hold;
  const labels = tables.map((name) => face.tables.find(({ key }) => key === name)?.label ?? name);
  const rows = [
    { name: 'About', value: isAboutPerson ? 'One person' : 'Everybody' },
    { name: 'Rows of', value: labels.length > 0 ? labels.join(', ') : 'All tables' },
    { name: 'Law', value: <bdi>{law}</bdi> },
    { name: 'Look again', value: dayWords(reviewOn) },
    {
      name: 'Added',
      value: (
        <>
          <bdi>{by}</bdi>, <Moment at={createdAt} />
        </>
      ),
    },
    ...(liftedAt ? [{ name: 'Lifted', value: <Moment at={liftedAt} /> }] : []),
  ];
  return (
    <Section id={`hold-${id}`} title={<bdi>{reason}</bdi>} note={liftedAt ? 'lifted' : undefined}>
      <KeyValue rows={rows} />
      {isAboutPerson && mayAct(actor.role, 'view-held') && (
        <div className="mt-3 border-t border-line pt-3">
          <RevealWho action={viewHoldAction} id={id} options={reasonOptions} />
        </div>
      )}
      {!liftedAt && (
        <div className="mt-3">
          <Confirm summary="Lift this hold…">
            <p className="text-soft">Deletions of these rows go on. Open ones are planned anew.</p>
            <DeskForm
              id={`lift-${id}`}
              action={liftHoldAction}
              given={{ holdId: id }}
              fields={[{ name: 'reason', label: 'Reason', rows: 2 }]}
              submit="Lift the hold"
              look="danger"
            />
          </Confirm>
        </div>
      )}
    </Section>
  );
}

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Why rows outlive every deletion, beyond what the map says: subpoenas, court orders, an attorney's request. */
export default async function HoldsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('hold');
  const { after, id } = await searchParams;
  const asked = { actor, holdId: typeof id === 'string' ? id : undefined, now: new Date() };
  const isFirst = typeof after !== 'string';
  const { lines: holds, next } = orLeave(await listHolds({ ...asked, after: isFirst ? undefined : after }));
  const isPart = asked.holdId !== undefined || !isFirst;
  const lists = isFirst ? orLeave(await listHeldLists(asked)) : [];
  const face = await mapFace();
  return (
    <DeskPage actor={actor} current="/desk/holds">
      <DeskTitle>Legal holds</DeskTitle>
      <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        <Link href="#new">Hold rows back…</Link>
        <Link href="#list">Hold many people…</Link>
        {isPart && <Link href="/desk/holds">All holds</Link>}
      </p>
      {holds.length + lists.length === 0 && isPart && (
        <EmptyState title="No such hold">It is not among those that you look after.</EmptyState>
      )}
      {holds.length + lists.length === 0 && !isPart && (
        <EmptyState title="Nothing is held">Deletions follow the data map alone.</EmptyState>
      )}
      {lists.map((list) => (
        <HeldListSection key={list.id} list={list} actor={actor} />
      ))}
      {holds.map((hold) => (
        <Hold key={hold.id} hold={hold} face={face} actor={actor} />
      ))}
      {next && <DeskLinkButton href={`/desk/holds?after=${next}`}>More holds</DeskLinkButton>}
      <Section id="new" title="Hold rows back from deletion">
        <DeskForm
          id="hold"
          action={addHoldAction}
          given={{ key: randomUUID() }}
          fields={questions(face)}
          submit="Add the hold"
        />
      </Section>
      <Section id="list" title="Hold many people by a list">
        <p className="mb-3 max-w-xl text-soft">
          All rows of each. The next page says what the list would do, and what is to be changed in it, before anybody
          is held.
        </p>
        <DeskForm
          id="many"
          action={proposeHoldListAction}
          given={{ key: randomUUID() }}
          fields={ofList}
          submit="Check the list"
        />
      </Section>
    </DeskPage>
  );
}
