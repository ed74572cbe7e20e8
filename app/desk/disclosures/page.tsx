import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { StaffActor } from '#domain/actor';
import type { MapFace } from '#domain/map-face';
import { mayAct } from '#domain/roles';
import { type Disclosures, listDisclosures } from '#requests/list-disclosures';
import { mapFace } from '#requests/map-face';
import { requireStaff } from '../../auth.ts';
import { DeskForm, type DeskQuestion } from '../../ui/desk/desk-form.tsx';
import { DeskLinkButton } from '../../ui/desk/desk-link-button.tsx';
import { DeskTitle } from '../../ui/desk/desk-title.tsx';
import { EmptyState } from '../../ui/desk/empty-state.tsx';
import { KeyValue } from '../../ui/desk/key-value.tsx';
import { Section } from '../../ui/desk/section.tsx';
import { dayWords } from '../day-words.ts';
import { orLeave } from '../desk-answer.ts';
import { DeskPage } from '../desk-page.tsx';
import { identityQuestions } from '../identity-questions.ts';
import { Moment } from '../moment.tsx';
import { reasonOptions } from '../reason-options.ts';
import { RevealWho } from '../reveal-who.tsx';
import { noteDisclosureAction, viewDisclosureAction } from './actions.ts';

export const metadata: Metadata = { title: 'Disclosures' };

const questions = (face: MapFace): DeskQuestion[] => [
  ...identityQuestions(face, 'of the person'),
  { name: 'to', label: 'Disclosed to', hint: 'The authority, court or attorney.', autoComplete: 'off' },
  { name: 'under', label: 'Under which order', autoComplete: 'off' },
  {
    name: 'categories',
    label: 'What',
    many: true,
    options: face.categories.map(({ key, label }) => ({ value: key, words: label })),
  },
  { name: 'disclosedOn', label: 'On which day', type: 'date' },
  {
    name: 'sealedUntil',
    label: 'Sealed until (if the order says so)',
    hint: 'The person’s copy leaves it out until this day is over.',
    type: 'date',
  },
];

type Line = Disclosures['lines'][number];

function Disclosure({ line, face, actor }: { line: Line; face: MapFace; actor: StaffActor }) {
  const { id, categories, disclosedOn, sealedUntil, createdAt, by } = line;
  const labels = categories.map((name) => face.categories.find(({ key }) => key === name)?.label ?? name);
  const rows = [
    { name: 'What', value: labels.join(', ') },
    { name: 'Sealed until', value: sealedUntil ? dayWords(sealedUntil) : 'Not sealed' },
    {
      name: 'Noted',
      value: (
        <>
          <bdi>{by}</bdi>, <Moment at={createdAt} />
        </>
      ),
    },
  ];
  return (
    <Section id={`disclosure-${id}`} title={dayWords(disclosedOn)}>
      <KeyValue rows={rows} />
      {mayAct(actor.role, 'view-held') && (
        <div className="mt-3 border-t border-line pt-3">
          <RevealWho action={viewDisclosureAction} id={id} options={reasonOptions} />
        </div>
      )}
    </Section>
  );
}

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What was handed to authorities, and under which order. */
export default async function DisclosuresPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireStaff('hold');
  const { after } = await searchParams;
  const asked = { actor, after: typeof after === 'string' ? after : undefined, now: new Date() };
  const { lines, next } = orLeave(await listDisclosures(asked));
  const face = await mapFace();
  return (
    <DeskPage actor={actor} current="/desk/disclosures">
      <DeskTitle>Disclosures</DeskTitle>
      {lines.length === 0 && (
        <EmptyState title="Nothing was disclosed">
          What is handed to an authority, a court or an attorney is noted here, and told to the person.
        </EmptyState>
      )}
      {lines.map((line) => (
        <Disclosure key={line.id} line={line} face={face} actor={actor} />
      ))}
      {next && <DeskLinkButton href={`/desk/disclosures?after=${next}`}>Earlier ones</DeskLinkButton>}
      <Section id="new" title="Note a disclosure">
        <DeskForm
          id="disclosure"
          action={noteDisclosureAction}
          given={{ key: randomUUID() }}
          fields={questions(face)}
          submit="Note it"
        />
      </Section>
    </DeskPage>
  );
}
